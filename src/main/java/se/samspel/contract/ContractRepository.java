package se.samspel.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContractRepository {

    private final JdbcClient jdbc;

    ContractRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Contract contract) {
        jdbc.sql("""
                INSERT INTO contract (contract_id, registry_number, supplier_name, supplier_org_number, supplier_contact_name,
                    supplier_contact_email, lot, contract_start, contract_end, committed_places, full_time_months, contact_person, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(contract.contractId(), contract.registryNumber(), contract.supplierName(), contract.supplierOrgNumber(),
                        contract.supplierContactName(), contract.supplierContactEmail(), contract.lot(), contract.contractStart(),
                        contract.contractEnd(), contract.committedPlaces(), contract.fullTimeMonths(), contract.contactPerson(),
                        contract.state().name())
                .update();
    }

    Optional<Contract> find(String contractId) {
        return jdbc.sql("SELECT * FROM contract WHERE contract_id = ?").param(contractId).query(ContractRepository::contract).optional();
    }

    /** The procurement's contracts in the order they were recorded. */
    List<Contract> ofCase(String registryNumber) {
        return jdbc.sql("SELECT * FROM contract WHERE registry_number = ? ORDER BY length(contract_id), contract_id")
                .param(registryNumber).query(ContractRepository::contract).list();
    }

    void deleteRecorded(String registryNumber) {
        jdbc.sql("DELETE FROM contract WHERE registry_number = ? AND state = 'RECORDED'").param(registryNumber).update();
    }

    void appoint(String contractId, String contactPerson) {
        jdbc.sql("UPDATE contract SET contact_person = ? WHERE contract_id = ?").params(contactPerson, contractId).update();
    }

    /** @return false when the contract has ended */
    boolean begin(String contractId) {
        return jdbc.sql("UPDATE contract SET state = 'RUNNING' WHERE contract_id = ? AND state IN ('RECORDED', 'RUNNING')")
                .param(contractId).update() == 1;
    }

    Optional<Contract> lock(String contractId) {
        return jdbc.sql("SELECT * FROM contract WHERE contract_id = ? FOR UPDATE").param(contractId)
                .query(ContractRepository::contract).optional();
    }

    void end(String contractId, ContractState state) {
        jdbc.sql("UPDATE contract SET state = ? WHERE contract_id = ? AND state IN ('RECORDED', 'RUNNING')")
                .params(state.name(), contractId).update();
    }

    private static Contract contract(ResultSet row, int number) throws SQLException {
        return new Contract(row.getString("contract_id"), row.getString("registry_number"), row.getString("supplier_name"),
                row.getString("supplier_org_number"), row.getString("supplier_contact_name"), row.getString("supplier_contact_email"),
                row.getString("lot"), row.getObject("contract_start", LocalDate.class), row.getObject("contract_end", LocalDate.class),
                row.getObject("committed_places", Integer.class), row.getObject("full_time_months", Integer.class),
                row.getString("contact_person"), ContractState.valueOf(row.getString("state")));
    }
}
