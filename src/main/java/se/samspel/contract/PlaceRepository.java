package se.samspel.contract;

import java.time.LocalDate;
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
        Map<Integer, List<Part>> parts = jdbc.sql("SELECT * FROM place_part WHERE contract_id = ? ORDER BY place_number, part")
                .param(contractId)
                .query((row, number) -> Map.entry(row.getInt("place_number"), new Part(row.getString("placement_type"),
                        row.getInt("extent_percent"),
                        row.getObject("starts_on", LocalDate.class), row.getObject("planned_end", LocalDate.class),
                        row.getObject("offered_on", LocalDate.class)))).list()
                .stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("SELECT * FROM place WHERE contract_id = ? ORDER BY number").param(contractId)
                .query((row, index) -> {
                    LocalDate ended = row.getObject("ended_on", LocalDate.class);
                    return new Place(contractId, row.getInt("number"), row.getString("candidate_reference"),
                            State.valueOf(row.getString("state")),
                            ended == null ? null : new Ended(ended, row.getString("ended_by")), parts.getOrDefault(row.getInt("number"),
                                    List.of()));
                }).list();
    }

    /** The candidate's place that has not been released, held until the transaction ends. */
    Optional<Integer> numberOf(String contractId, String candidateReference) {
        return jdbc.sql("SELECT number FROM place WHERE contract_id = ? AND candidate_reference = ? AND state <> 'RELEASED' FOR UPDATE")
                .params(contractId, candidateReference).query(Integer.class).optional();
    }

    void choose(String contractId, String candidateReference) {
        jdbc.sql("INSERT INTO place (contract_id, number, candidate_reference, state)"
                + " SELECT ?, coalesce(max(number), 0) + 1, ?, 'CHOSEN' FROM place WHERE contract_id = ? ON CONFLICT DO NOTHING")
                .params(contractId, candidateReference, contractId).update();
    }

    void start(String contractId, int number, Part part) {
        jdbc.sql("UPDATE place SET state = 'STARTED' WHERE contract_id = ? AND number = ?").params(contractId, number).update();
        jdbc.sql("INSERT INTO place_part (contract_id, place_number, part, placement_type, extent_percent, starts_on, planned_end,"
                + " offered_on)"
                + " SELECT ?, ?, coalesce(max(part), 0) + 1, ?, ?, ?, ?, ? FROM place_part WHERE contract_id = ? AND place_number = ?")
                .params(contractId, number, part.placementType(), part.extentPercent(), part.startsOn(), part.plannedEnd(),
                        part.offeredOn(),
                        contractId, number).update();
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
}
