package se.samspel.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Not a test, but a measurement: {@code ./mvnw -Pbenchmark-case test}. How long a person waits when a step is completed in a framework
 * agreement with twenty contracts: when it is new, and with sixty places and five thousand submissions of four years behind it. Both in
 * one run, in the same contracts; the steps are measured without the messages that follow on them.
 */
class OldCaseBenchmark extends ProcessTest {

    private static final int CONTRACTS = 20;
    private static final int SUBMISSIONS = 5_000;
    private static final int PLACES = 60;
    /** Contracts in which each step is done once for warming up, and those in which it is measured. */
    private static final List<Integer> WARM_UP = List.of(1, 2, 3);
    private static final List<Integer> MEASURED = List.of(4, 5, 6, 7, 8, 9, 10);

    @Autowired
    JdbcTemplate jdbc;

    private int candidates;

    @Test
    void measure() {
        signed();
        for (int contract : WARM_UP) {
            begin(contract);
            round(contract, new LinkedHashMap<>());
        }
        Map<String, List<Double>> fresh = new LinkedHashMap<>();
        for (int contract : MEASURED) {
            begin(contract);
            round(contract, fresh);
        }
        int before = count();
        growOld();
        System.out.print(String.format("%n%d contracts, %d submissions, then %d and %d places; milliseconds, median of %d%n", CONTRACTS,
                before, count(), jdbc.queryForObject("SELECT count(*) FROM place WHERE contract_id LIKE ?", Integer.class,
                        the.number + "/%"), MEASURED.size()));
        for (int contract : WARM_UP) {
            round(contract, new LinkedHashMap<>());
        }
        Map<String, List<Double>> old = new LinkedHashMap<>();
        for (int contract : MEASURED) {
            round(contract, old);
        }
        System.out.print(String.format("%-24s %8s %8s %8s%n", "step", "new", "old", "ratio"));
        fresh.forEach((step, times) -> System.out.print(String.format(Locale.ROOT, "%-24s %8.1f %8.1f %8.2f%n", step, median(times),
                median(old.get(step)), median(old.get(step)) / median(times))));
    }

    private void signed() {
        the.untilTermsApproved("committedPlaces", 3 * CONTRACTS, "fullTimeMonths", 36 * CONTRACTS).complete("anna", "publish")
                .at("2026-08-20").complete("anna", "record-award");
        for (int n = 1; n <= CONTRACTS; n++) {
            the.complete("anna", "record-winner", "moreWinners", n < CONTRACTS, "lot", "Del " + n, "committedPlaces", 3, "fullTimeMonths",
                    36);
        }
        the.at("2026-09-01").work().complete("anna", "confirm-standstill-over").complete("anna", "second-contact", "sharesAccepted", null,
                "sharesReason", null);
        for (int n = 1; n <= CONTRACTS; n++) {
            the.completeFor(n, "david", "appoint-contact-person");
        }
        the.at("2027-05-02").work();
    }

    private void begin(int contract) {
        the.completeFor(contract, "elin", "kickoff-meeting").completeFor(contract, "gustav", "competence-profile", "places", 3,
                "agreedCandidates", 3);
    }

    /** One candidate is found, chosen, placed and followed up, and one period is reported. */
    private void round(int contract, Map<String, List<Double>> times) {
        String reference = String.format("K-%06d", ++candidates);
        time(times, contract, "elin", "identify-candidates");
        time(times, contract, "elin", "assess-candidates");
        time(times, contract, "elin", "present-candidates", "candidate1Reference", reference, "candidate2Reference", null,
                "candidate2Basis", null);
        time(times, contract, "gustav", "interview-candidates", "candidate2Decision", null, "candidate2Reason", null);
        time(times, contract, "gustav", "confirm-placement");
        time(times, contract, "elin", "support-employment");
        time(times, contract, "elin", "follow-up-placement");
        time(times, contract, "gustav", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0);
        time(times, contract, "anna", "review-self-report");
    }

    private void time(Map<String, List<Double>> times, int contract, String user, String step, Object... changes) {
        Task task = the.tasks(step).stream().filter(open -> the.contract(contract).equals(engine.getTaskService().getVariable(open.getId(),
                "contractId"))).findFirst()
                .orElseThrow(() -> new IllegalStateException(step + " is not open; open are " + the.openSteps()));
        Map<String, Object> answers = Answers.to(step, changes);
        the.as(user, () -> {
            long before = System.nanoTime();
            engine.getFormService().submitTaskForm(task.getId(), answers);
            times.computeIfAbsent(step, none -> new ArrayList<>()).add((System.nanoTime() - before) / 1e6);
        });
        the.work();
    }

    /** What was answered is answered again and again, and other contracts have places too. */
    private void growOld() {
        String again = " FROM submission WHERE registry_number = ? AND contract_id IS NOT NULL AND step NOT IN ('competence-profile',"
                + " 'competence-profile-sent', 'contract-awarded', 'follow-up-placement', 'record-winner', 'appoint-contact-person')";
        int times = 1 + (SUBMISSIONS - count()) / jdbc.queryForObject("SELECT count(*)" + again, Integer.class, the.number);
        jdbc.update("INSERT INTO submission (registry_number, contract_id, candidate_reference, process_key, process_instance_id, step,"
                + " kind, form_version, answers, labels, submitted_by, submitted_at) SELECT registry_number, contract_id,"
                + " candidate_reference, process_key, process_instance_id, step, kind, form_version, answers, labels, submitted_by,"
                + " submitted_at" + again.replace("FROM submission", "FROM generate_series(1, ?) time, submission") + " ORDER BY time, id",
                times, the.number);
        int more = PLACES - (WARM_UP.size() + MEASURED.size());
        jdbc.update("INSERT INTO place (contract_id, number, candidate_reference, state) SELECT ? || (11 + n % 10), 1 + n / 10, 'K-B' || n,"
                + " 'STARTED' FROM generate_series(0, ?) n", the.number + "/", more - 1);
        jdbc.update("INSERT INTO place_part (contract_id, place_number, part, placement_type, extent_percent, starts_on)"
                + " SELECT contract_id, number, 1, 'EMPLOYMENT', 100, '2026-11-20' FROM place"
                + " WHERE candidate_reference LIKE 'K-B%' AND contract_id LIKE ?", the.number + "/%");
        jdbc.execute("ANALYZE");
    }

    private int count() {
        return jdbc.queryForObject("SELECT count(*) FROM submission WHERE registry_number = ?", Integer.class, the.number);
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
