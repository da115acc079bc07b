package se.samspel.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.samspel.contract.Place.Ended;
import se.samspel.contract.Place.Part;
import se.samspel.contract.Place.State;

/** The tables {@code place} and {@code place_part}. */
@Repository
class PlaceRepository {

    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their numbers. */
    List<Place> of(String contractId) {
        return of(List.of(contractId)).getOrDefault(contractId, List.of());
    }

    /** By contract, each in the order of their numbers; a contract without a place is not there. */
    Map<String, List<Place>> of(Collection<String> contractIds) {
        record Key(String contractId, int number) {
        }
        String[] ids = contractIds.toArray(String[]::new);
        Map<Key, List<Part>> parts = new HashMap<>();
        jdbc.sql("SELECT * FROM place_part WHERE contract_id = ANY(?) ORDER BY contract_id, place_number, starts_on, part").param(ids)
                .query(row -> {
                    parts.computeIfAbsent(new Key(row.getString("contract_id"), row.getInt("place_number")), key -> new ArrayList<>())
                            .add(part(row));
                });
        return jdbc.sql("SELECT * FROM place WHERE contract_id = ANY(?) ORDER BY contract_id, number").param(ids)
                .query((row, index) -> {
                    LocalDate ended = row.getObject("ended_on", LocalDate.class);
                    Key key = new Key(row.getString("contract_id"), row.getInt("number"));
                    return new Place(key.contractId(), key.number(), row.getString("candidate_reference"),
                            State.valueOf(row.getString("state")), row.getObject("offered_on", LocalDate.class),
                            ended == null ? null : new Ended(ended, row.getString("ended_by")), parts.getOrDefault(key, List.of()));
                }).list().stream().collect(Collectors.groupingBy(Place::contractId));
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(row.getString("placement_type"), row.getInt("extent_percent"), row.getObject("starts_on", LocalDate.class),
                row.getObject("planned_end", LocalDate.class), row.getObject("offered_on", LocalDate.class),
                row.getBoolean("paused"), row.getString("sub_supplier"), row.getString("workplace"));
    }

    /** Of these contracts, the places that have begun and not ended. */
    List<Place> running(Collection<String> contractIds) {
        return contractIds.stream().flatMap(contract -> of(contract).stream()).filter(place -> place.state() == State.STARTED).toList();
    }

    Optional<Place> find(String contractId, int number) {
        return of(contractId).stream().filter(place -> place.number() == number).findFirst();
    }

    /** The candidate's last place that has not been released, held until the transaction ends. */
    Optional<Integer> numberOf(String contractId, String candidateReference) {
        return jdbc.sql("SELECT number FROM place WHERE contract_id = ? AND candidate_reference = ? AND state <> 'RELEASED'"
                + " ORDER BY number DESC LIMIT 1 FOR UPDATE")
                .params(contractId, candidateReference).query(Integer.class).optional();
    }

    /** @param offeredOn null when no employment is offered yet */
    void choose(String contractId, String candidateReference, LocalDate offeredOn) {
        jdbc.sql("INSERT INTO place (contract_id, number, candidate_reference, state, offered_on)"
                + " SELECT ?, coalesce(max(number), 0) + 1, ?, 'CHOSEN', ? FROM place WHERE contract_id = ? ON CONFLICT DO NOTHING")
                .params(contractId, candidateReference, offeredOn, contractId).update();
    }

    void start(String contractId, int number, Part part) {
        jdbc.sql("UPDATE place SET state = 'STARTED', offered_on = coalesce(?, offered_on) WHERE contract_id = ? AND number = ?")
                .params(part.offeredOn(), contractId, number).update();
        add(contractId, number, part);
    }

    /** From its first day the place is as the part says; a part that was to begin on that day or later has never come about. */
    void change(String contractId, int number, Part part) {
        jdbc.sql("DELETE FROM place_part WHERE contract_id = ? AND place_number = ? AND starts_on >= ? AND part > 1")
                .params(contractId, number, part.startsOn()).update();
        add(contractId, number, part);
    }

    private void add(String contractId, int number, Part part) {
        jdbc.sql("INSERT INTO place_part (contract_id, place_number, part, placement_type, extent_percent, starts_on, planned_end,"
                + " offered_on, paused, sub_supplier, workplace)"
                + " SELECT ?, ?, coalesce(max(part), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM place_part WHERE contract_id = ? AND place_number"
                + " = ?")
                .params(contractId, number, part.placementType(), part.extentPercent(), part.startsOn(), part.plannedEnd(),
                        part.offeredOn(), part.isPaused(), part.subSupplier(), part.workplace(), contractId, number).update();
    }

    /** An offer that the supplier takes back has never been one; one that the candidate turned down has. */
    void takeBackOffer(String contractId, int number) {
        jdbc.sql("UPDATE place SET offered_on = NULL WHERE contract_id = ? AND number = ?").params(contractId, number).update();
    }

    void release(String contractId, int number) {
        jdbc.sql("UPDATE place SET state = 'RELEASED' WHERE contract_id = ? AND number = ?").params(contractId, number).update();
    }

    /** @return false when it had ended already, or never begun: the first to learn it decides */
    boolean end(String contractId, int number, Ended ended) {
        return jdbc.sql("UPDATE place SET state = 'ENDED', ended_on = ?, ended_by = ?"
                + " WHERE contract_id = ? AND number = ? AND state = 'STARTED'")
                .params(ended.on(), ended.by(), contractId, number).update() == 1;
    }

    /** Who knows whose cause the end was tells it: the first to do so decides. */
    void causeOfEnd(String contractId, int number, String by) {
        jdbc.sql("UPDATE place SET ended_by = ? WHERE contract_id = ? AND number = ? AND state = 'ENDED' AND ended_by IS NULL")
                .params(by, contractId, number).update();
    }

    /** The place has not ended after all. */
    void resume(String contractId, int number) {
        jdbc.sql("UPDATE place SET state = 'STARTED', ended_on = NULL, ended_by = NULL WHERE contract_id = ? AND number = ?"
                + " AND state = 'ENDED' AND NOT EXISTS (SELECT FROM place other WHERE other.contract_id = place.contract_id"
                + " AND other.candidate_reference = place.candidate_reference AND other.state IN ('CHOSEN', 'STARTED'))")
                .params(contractId, number).update();
    }
}
