package se.samspel.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.StartRefused;
import se.samspel.engine.SignedInUser;
import se.samspel.ledger.Ledger;

/**
 * Fills the demonstration once, when {@code samspel.demo-cases} (SAMSPEL_DEMO_CASES) says with how many procurements: a history, so that
 * the
 * follow-up has something to show, and a few procurements that wait in Tasklist.
 */
@Component
@Profile("demonstration")
class DemonstrationCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationCases.class);
    private static final int MOST = 5000;
    private static final List<String> LIVE = List.of("Lokalvård av skolor", "Skötsel av parker", "Måltider till äldreboenden");

    private final int cases;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final SignedInUser signedIn;
    private final FormService forms;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final Clock clock;

    DemonstrationCases(@Value("${samspel.demo-cases:0}") int cases, JdbcTemplate jdbc, TransactionTemplate transaction, Ledger ledger,
            SignedInUser signedIn, FormService forms, TaskService tasks, RepositoryService repository, Clock clock) {
        if (cases < 0 || cases > MOST) {
            throw new StartRefused("Samspel startar inte: inställningen samspel.demo-cases (SAMSPEL_DEMO_CASES) har " + cases
                    + ", men ska vara ett antal från 0 till " + MOST + ".");
        }
        this.cases = cases;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.signedIn = signedIn;
        this.forms = forms;
        this.tasks = tasks;
        this.repository = repository;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        if (cases == 0) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (jdbc.update("INSERT INTO seeded (what) VALUES ('demonstration-cases') ON CONFLICT DO NOTHING") == 1) {
                LocalDate today = LocalDate.now(clock);
                new GeneratedCity(jdbc, today, "DEMO-", 1).make(cases);
                ledger.rebuild();
                for (int i = 0; i < LIVE.size(); i++) {
                    begin(i + 1, LIVE.get(i), today);
                }
                LOG.info("Demonstrationen har fyllts med {} upphandlingar", cases);
            }
        });
    }

    /** A procurement that waits at contact point 1, or has passed it. */
    private void begin(int number, String title, LocalDate today) {
        String registryNumber = "DEMO-" + today.getYear() + "-L" + number;
        as("anna", () -> forms.submitStartForm(repository.createProcessDefinitionQuery().processDefinitionKey("procurement").latestVersion()
                .singleResult().getId(), answers("registryNumber", registryNumber, "title", title, "contractingUnit", "fastighet",
                        "procurementType", "SERVICE", "law", "LOU", "aboveThreshold", "YES", "cpvCode", "90919300", "estimatedValueSek",
                        20_000_000, "performanceMonths", 24, "requiredStaff", 8, "plannedPublicationDate", today.plusDays(120).toString(),
                        "plannedContractStart", today.plusDays(300).toString())));
        if (number > 1) {
            as("anna", () -> forms.submitTaskForm(task(registryNumber, "first-contact"), answers("p1PoliticalDecision", "YES",
                    "p2ClientInterested", "YES", "p3MatchingOfficerAppointed", "YES", "p4NetworkExists", "YES", "message",
                    "Vi planerar en ny upphandling.")));
        }
    }

    private String task(String registryNumber, String step) {
        return tasks.createTaskQuery().processInstanceBusinessKey(registryNumber).taskDefinitionKey(step).singleResult().getId();
    }

    private void as(String user, Runnable work) {
        signedIn.signIn(user);
        try {
            work.run();
        } finally {
            signedIn.signOut();
        }
    }

    private static Map<String, Object> answers(Object... pairs) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put((String) pairs[i], pairs[i + 1]);
        }
        return answers;
    }
}
