package se.samspel.collaboration;

import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.samspel.archive.RegisteredCases;
import se.samspel.identifiers.RegistryNumber;

/** One process instance for each process and business key, for ever. Keys that differ in letters' case alone are one key. */
@Repository
public class ProcessRegister implements RegisteredCases {

    private final JdbcClient jdbc;

    ProcessRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when an instance has the place already */
    public boolean register(String processKey, String businessKey, String processInstanceId) {
        return jdbc.sql("INSERT INTO process_register (process_key, business_key, case_key, process_instance_id) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
                .params(processKey, businessKey, RegistryNumber.keyOf(businessKey), processInstanceId).update() == 1;
    }

    public Optional<String> instanceOf(String processKey, String businessKey) {
        return jdbc.sql("SELECT process_instance_id FROM process_register WHERE process_key = ? AND case_key = ?")
                .params(processKey, RegistryNumber.keyOf(businessKey)).query(String.class).optional();
    }

    /** As {@link #instanceOf}, and holds the place until the transaction ends: messages to one instance follow one another. */
    public Optional<String> lockInstanceOf(String processKey, String businessKey) {
        return jdbc.sql("SELECT process_instance_id FROM process_register WHERE process_key = ? AND case_key = ? FOR UPDATE")
                .params(processKey, RegistryNumber.keyOf(businessKey)).query(String.class).optional();
    }

    @Override
    public Optional<String> asWritten(String registryNumber) {
        return jdbc.sql("SELECT business_key FROM process_register WHERE process_key = 'procurement' AND case_key = ?")
                .param(RegistryNumber.keyOf(registryNumber)).query(String.class).optional();
    }

    /** What has been registered under this number is found under another, and the number is free. */
    void rename(String registryNumber, String knownAs) {
        jdbc.sql("UPDATE process_register SET business_key = ?, case_key = ? WHERE case_key = ?")
                .params(knownAs, RegistryNumber.keyOf(knownAs), RegistryNumber.keyOf(registryNumber)).update();
    }

    /** Holds every place of these processes and keys until the transaction ends, taken in the one order that all callers share. */
    void lock(Set<String> processKeys, Set<String> businessKeys) {
        jdbc.sql("SELECT 1 FROM process_register WHERE process_key IN (:processes) AND case_key IN (:keys)"
                + " ORDER BY process_key, case_key FOR UPDATE")
                .param("processes", processKeys).param("keys", businessKeys.stream().map(RegistryNumber::keyOf).toList())
                .query(Integer.class).list();
    }
}
