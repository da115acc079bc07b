package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.samspel.archive.PlainValues;

/** The tables {@code contract} and {@code contract_version}. A contract is read with the facts that apply today, unless a day is given. */
@Repository
class ContractRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(String contractId, String registryNumber, int awardNumber, Map<String, Object> facts) {
        jdbc.sql("INSERT INTO contract (contract_id, registry_number, award_number, state) VALUES (?, ?, ?, 'RECORDED')")
                .params(contractId, registryNumber, awardNumber).update();
        add(contractId, new ContractVersion(LocalDate.now(clock), "RECORDED", facts, null, null, null, null));
    }

    void add(String contractId, ContractVersion version) {
        ContractVersion.Approval approval = version.approval();
        jdbc.sql("""
                INSERT INTO contract_version (contract_id, number, valid_from, change_type, facts, legal_ground, reason, asked_by,
                    approved_by, decided_by, decision_date, decision_reference, recorded_at)
                SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?
                FROM contract_version WHERE contract_id = ?""")
                .params(contractId, version.validFrom(), version.changeType(), PlainValues.toJson(PlainValues.all(version.facts())),
                        version.legalGround(), version.reason(), version.askedBy(), approval == null ? null : approval.approvedBy(),
                        approval == null ? null : approval.decidedBy(), approval == null ? null : approval.decisionDate(),
                        approval == null ? null : approval.decisionReference(), OffsetDateTime.now(clock), contractId).update();
    }

    /** The day of the contract's first version. */
    LocalDate firstDay(String contractId) {
        return jdbc.sql("SELECT valid_from FROM contract_version WHERE contract_id = ? AND number = 1").param(contractId)
                .query(LocalDate.class).single();
    }

    Optional<Contract> find(String contractId) {
        return on(LocalDate.now(clock), contractId);
    }

    /** The contract with the facts that apply on the day, as far as they are known today. */
    Optional<Contract> on(LocalDate day, String contractId) {
        return contracts(day, "contract_id = ?", contractId).stream().findFirst();
    }

    /** The procurement's contracts in the order they were recorded. */
    List<Contract> ofCase(String registryNumber) {
        return contracts(LocalDate.now(clock), "registry_number = ?", registryNumber);
    }

    /** Contracts of companies that have, or had, this part in their name, in no order. */
    List<Contract> ofCompaniesNamed(String part, int most) {
        String pattern = "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql("SELECT DISTINCT contract_id FROM contract_version WHERE facts ->> 'supplierName' ILIKE ? LIMIT ?")
                .params(pattern, most).query(String.class).list().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** However many, whatever state: for what is done over all of them, by night or on order. */
    List<Contract> all() {
        return contracts(LocalDate.now(clock), "contract_id <> ?", "");
    }

    /** Those of the contracts that there are, with the facts that apply on the day. */
    List<Contract> all(LocalDate day, Collection<String> contractIds) {
        return contracts(day, "contract_id = ANY(?)", (Object) contractIds.toArray(String[]::new));
    }

    /** As {@link #ofCase}, those of one award decision. */
    List<Contract> ofAward(String registryNumber, int awardNumber) {
        return contracts(LocalDate.now(clock), "registry_number = ? AND award_number = ?", registryNumber, awardNumber);
    }

    /** @param condition on the table {@code contract}, with these parameters */
    private List<Contract> contracts(LocalDate day, String condition, Object... parameters) {
        record Row(String contractId, String registryNumber, String state, Map<String, Object> facts) {
        }
        Map<String, Row> all = new LinkedHashMap<>();
        jdbc.sql("SELECT contract_id, registry_number, state, facts FROM contract JOIN contract_version USING (contract_id) WHERE "
                + condition
                + " AND (number = 1 OR valid_from <= ?) ORDER BY length(contract_id), contract_id, number > 1, valid_from, number")
                .params(Stream.concat(Arrays.stream(parameters), Stream.of(day)).toList())
                .query(row -> {
                    all.computeIfAbsent(row.getString("contract_id"), id -> new Row(id, text(row, "registry_number"), text(row, "state"),
                            new HashMap<>()))
                            .facts().putAll(PlainValues.objectOf(row.getString("facts")));
                });
        Collection<Row> rows = all.values();
        List<Contract> contracts = new ArrayList<>(rows.size());
        rows.forEach(row -> contracts.add(Contract.of(row.contractId, row.registryNumber, ContractState.valueOf(row.state), row.facts)));
        return contracts;
    }

    /**
     * Ids of the contracts that have not ended and belong to one of the cases, or have ever had one of the suppliers or the contact person.
     *
     * @param contactPerson null for nobody
     */
    List<String> openIds(Collection<String> registryNumbers, Collection<String> suppliers, String contactPerson) {
        return jdbc.sql("SELECT contract_id FROM contract WHERE state IN ('RECORDED', 'RUNNING') AND (registry_number = ANY (:cases)"
                + " OR contract_id IN (SELECT contract_id FROM contract_version WHERE facts ->> 'supplierId' = ANY (:suppliers)"
                + " UNION ALL SELECT contract_id FROM contract_version WHERE facts ->> 'contactPerson' = :contactPerson))"
                + " ORDER BY registry_number, length(contract_id), contract_id")
                .param("cases", registryNumbers.toArray(String[]::new)).param("suppliers", suppliers.toArray(String[]::new))
                .param("contactPerson", contactPerson).query(String.class).list();
    }

    private static String text(java.sql.ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (java.sql.SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void deleteRecorded(String registryNumber, int awardNumber) {
        jdbc.sql("DELETE FROM contract WHERE registry_number = ? AND award_number = ? AND state = 'RECORDED'")
                .params(registryNumber, awardNumber).update();
    }

    /** @return false when the contract has ended */
    boolean begin(String contractId) {
        return jdbc.sql("UPDATE contract SET state = 'RUNNING' WHERE contract_id = ? AND state IN ('RECORDED', 'RUNNING')")
                .param(contractId).update() == 1;
    }

    /** Holds the contract until the transaction ends. */
    Optional<ContractState> lock(String contractId) {
        return jdbc.sql("SELECT state FROM contract WHERE contract_id = ? FOR UPDATE").param(contractId).query(String.class).optional()
                .map(ContractState::valueOf);
    }

    /**
     * @param because null for no cause
     * @return false when it had ended already
     */
    boolean end(String contractId, ContractState state, String because) {
        return jdbc.sql("UPDATE contract SET state = ?, ended_because = ? WHERE contract_id = ? AND state IN ('RECORDED', 'RUNNING')")
                .params(state.name(), because, contractId).update() == 1;
    }

    /** BREACH, BANKRUPTCY, INVALID, AGREED or OTHER; empty when nobody has said. */
    Optional<String> endedBecause(String contractId) {
        return jdbc.sql("SELECT ended_because FROM contract WHERE contract_id = ?").param(contractId)
                .query((row, number) -> Optional.ofNullable(row.getString(1))).optional().flatMap(because -> because);
    }
}
