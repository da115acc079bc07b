package se.samspel.collaboration;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.samspel.archive.PlainValues;

/** Messages to processes that are still to start. One of each name is kept for a process, the first that came. */
@Repository
class KeptMessages {

    record Kept(String message, Map<String, Object> fields) {
    }

    private final JdbcClient jdbc;

    KeptMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String processKey, String businessKey, String message, Map<String, Object> fields) {
        jdbc.sql("INSERT INTO kept_message (process_key, business_key, message, fields) VALUES (?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING")
                .params(processKey, businessKey, message, PlainValues.toJson(PlainValues.all(fields))).update();
    }

    /** What has been kept for the process, in the order it came; it is kept no longer. */
    List<Kept> takeFor(String processKey, String businessKey) {
        List<Kept> all = jdbc.sql("SELECT message, fields FROM kept_message WHERE process_key = ? AND business_key = ? ORDER BY id")
                .params(processKey, businessKey)
                .query((row, number) -> new Kept(row.getString("message"), PlainValues.objectOf(row.getString("fields")))).list();
        if (!all.isEmpty()) {
            jdbc.sql("DELETE FROM kept_message WHERE process_key = ? AND business_key = ?").params(processKey, businessKey).update();
        }
        return all;
    }
}
