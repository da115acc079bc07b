package se.samspel.ledger;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionReader;
import se.samspel.archive.SubmissionStore;
import se.samspel.ledger.Answered.Assessment;
import se.samspel.ledger.Answered.Award;
import se.samspel.ledger.Answered.Closing;
import se.samspel.ledger.Answered.Correction;
import se.samspel.ledger.Answered.CorrectionReview;
import se.samspel.ledger.Answered.Decision;
import se.samspel.ledger.Answered.DeviationAssessment;
import se.samspel.ledger.Answered.Dialogue;
import se.samspel.ledger.Answered.Evaluation;
import se.samspel.ledger.Answered.Event;
import se.samspel.ledger.Answered.Exemption;
import se.samspel.ledger.Answered.FinalReport;
import se.samspel.ledger.Answered.FinalReview;
import se.samspel.ledger.Answered.FirstContact;
import se.samspel.ledger.Answered.Kickoff;
import se.samspel.ledger.Answered.LabourMarket;
import se.samspel.ledger.Answered.Planning;
import se.samspel.ledger.Answered.Profile;
import se.samspel.ledger.Answered.Publication;
import se.samspel.ledger.Answered.Registration;
import se.samspel.ledger.Answered.Report;
import se.samspel.ledger.Answered.ReportReview;
import se.samspel.ledger.Answered.Sanction;
import se.samspel.ledger.Answered.SanctionApproval;
import se.samspel.ledger.Answered.Terms;

/**
 * Enters each submission and message in the ledger's tables, in the transaction that stores it. An entry depends on nothing but the
 * submission and what was entered before it, so that the whole ledger can be made anew from the archive ({@link #rebuild}).
 */
@Component
public class Ledger implements SubmissionReader {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final List<String> TABLES = List.of("ledger_procurement", "ledger_step", "ledger_contract", "ledger_report",
            "ledger_deviation");

    private static final String CASES_WITHOUT_REGISTRATION = "SELECT registry_number FROM ledger_procurement p WHERE NOT EXISTS"
            + " (SELECT FROM"
            + " submission s WHERE s.registry_number = p.registry_number AND s.step = ?)";

    private final JdbcTemplate jdbc;
    private final SubmissionStore archive;
    private final Map<String, Entry<?>> forms = new HashMap<>();

    Ledger(JdbcTemplate jdbc, SubmissionStore archive) {
        this.jdbc = jdbc;
        this.archive = archive;
        on(Registration.class, this::register);
        on(Exemption.class, (from, answers) -> end(from, Boolean.FALSE.equals(answers.useAnyway()) ? "MODEL_NOT_USED" : null));
        on(FirstContact.class, (from, answers) -> {
            if (!isCorrection(from)) {
                procurement(from, "first_contact_on = coalesce(first_contact_on, ?)", day(from));
            }
        });
        on(Planning.class, (from, answers) -> procurement(from, "preliminary_places = ?, target_groups = ?", answers.preliminaryPlaces(),
                array(answers.targetGroups())));
        on(LabourMarket.class, (from, answers) -> procurement(from, "competence = ?", answers.competenceProfiles()));
        on(Assessment.class, (from, answers) -> procurement(from, "recommended = ?", answers.recommendedRequirement()));
        on(Decision.class, this::decide);
        on(Terms.class, (from, answers) -> procurement(from, "clause = ?, target_groups = coalesce(?, target_groups), committed_places = ?,"
                + " full_time_months = ?, counted_kinds = ?, bonus = ?, labour_law_terms = ?", answers.clause(),
                array(answers.targetGroups()), answers.committedPlaces(), answers.fullTimeMonths(), array(answers.countedKinds()),
                answers.bonus(), answers.labourLawTerms()));
        on(Publication.class, (from, answers) -> procurement(from, "published_on = ?", answers.publicationDate()));
        on(Award.class, (from, answers) -> procurement(from, "awarded_on = least(awarded_on, ?)", answers.awardDate()));
        on(Evaluation.class, (from, answers) -> procurement(from, "lessons = ?, would_repeat = ?, evaluated_on = coalesce(evaluated_on, ?),"
                + " ended = 'EVALUATED'", answers.lessons(), answers.wouldRepeat(), day(from)));
        ofContract(Kickoff.class, (from, answers) -> contract(from, "kickoff_on", answers.meetingDate()));
        ofContract(Dialogue.class, (from, answers) -> {
            contract(from, "dialogue_on", answers.meetingDate());
            contract(from, "voluntary_places", answers.voluntaryPlaces());
        });
        ofContract(Profile.class, (from, answers) -> contract(from, "occupation", answers.occupation()));
        ofContract(Report.class, (from, answers) -> report(from, false, answers.placesFilled(), answers.fullTimeMonthsDone()));
        ofContract(FinalReport.class, (from, answers) -> report(from, true, answers.finalPlacesFilled(),
                answers.finalFullTimeMonths()));
        ofContract(ReportReview.class, (from, answers) -> {
            verdict(from, false, answers.accepted());
            if (Boolean.TRUE.equals(answers.deviationFound()) && !isCorrection(from)) {
                find(from);
            }
        });
        ofContract(FinalReview.class, (from, answers) -> verdict(from, true, answers.accepted()));
        ofContract(DeviationAssessment.class, this::assess);
        ofContract(Correction.class, (from, answers) -> deviation(from, "plan_on = coalesce(plan_on, ?)", day(from)));
        ofContract(CorrectionReview.class, (from, answers) -> deviation(from,
                "correction_outcome = ?, correct_by = coalesce(?, correct_by)", answers.correctionOutcome(), answers.correctBy()));
        ofContract(Sanction.class, (from, answers) -> {
            if (deviation(from, "sanction = ?, sanction_on = ?, sanction_approved = NULL", answers.sanctionDecision(), day(from)) == 0) {
                find(from);
                deviation(from, "sanction = ?, sanction_on = ?", answers.sanctionDecision(), day(from));
            }
        });
        ofContract(SanctionApproval.class, (from, answers) -> deviation(from, "sanction_approved = ?", answers.approved()));
        ofContract(Closing.class, (from, answers) -> jdbc.update("INSERT INTO ledger_contract (contract_id, registry_number, outcome,"
                + " outcome_cause,"
                + " lessons) VALUES (?, ?, ?, ?, ?) ON CONFLICT (contract_id) DO UPDATE SET outcome = excluded.outcome,"
                + " outcome_cause = excluded.outcome_cause, lessons = excluded.lessons", from.contractId(), from.registryNumber(),
                answers.outcome(), answers.outcomeCause(), answers.lessons()));
        on(Event.class, (from, answers) -> {
            if ("REGISTERED_IN_ERROR".equals(answers.eventType()) && answers.registryNumber() != null) {
                forget(answers.registryNumber());
            }
        });
    }

    private record Entry<R extends Record>(Class<R> form, BiConsumer<Submission, R> enter) {

        void enter(Submission from) {
            enter.accept(from, Answered.read(form, from.answers()));
        }
    }

    private <R extends Record> void on(Class<R> form, BiConsumer<Submission, R> enter) {
        forms.put(Answered.step(form), new Entry<>(form, enter));
    }

    /** A step of a contract. Where a diagram uses the form outside one there is nothing to enter. */
    private <R extends Record> void ofContract(Class<R> form, BiConsumer<Submission, R> enter) {
        on(form, (from, answers) -> {
            if (from.contractId() != null) {
                enter.accept(from, answers);
            }
        });
    }

    @Override
    public void stored(Submission submission) {
        if (submission.registryNumber() == null) {
            return;
        }
        if (submission.kind() == Submission.Kind.MESSAGE) {
            message(submission);
            return;
        }
        Entry<?> entry = forms.get(submission.step());
        if (entry != null) {
            entry.enter(submission);
        }
        if (!isCorrection(submission)) {
            step(submission);
        }
    }

    /**
     * Makes the ledger anew from the archive; what is submitted meanwhile waits. Cases of which the archive has lost something, by a
     * disposal
     * decision, are left as they are: what they told stays.
     */
    @Transactional
    public void rebuild() {
        jdbc.execute("LOCK TABLE " + String.join(", ", TABLES) + " IN EXCLUSIVE MODE");
        Set<String> kept = new HashSet<>(jdbc.queryForList(CASES_WITHOUT_REGISTRATION, String.class, Answered.step(Registration.class)));
        if (Boolean.TRUE.equals(jdbc.queryForObject("SELECT to_regclass('removed_item') IS NOT NULL", Boolean.class))) {
            kept.addAll(jdbc.queryForList("SELECT DISTINCT registry_number FROM removed_item WHERE field IS NULL AND registry_number IS NOT"
                    + " NULL", String.class));
        }
        TABLES.forEach(table -> jdbc.update("DELETE FROM " + table + " WHERE registry_number <> ALL(?)",
                (Object) kept.toArray(String[]::new)));
        archive.readAll(submission -> {
            if (!kept.contains(submission.registryNumber())) {
                stored(submission);
            }
        });
    }

    private void message(Submission from) {
        switch (from.step()) {
            case "procurement-cancelled" -> end(from, "CANCELLED");
            case "contract-terminated" -> contract(from, "ended_on", day(from));
            default -> { }
        }
    }

    private void register(Submission from, Registration answers) {
        String cpv = answers.cpvCode() == null ? "" : answers.cpvCode();
        if (!isCorrection(from)) {
            forget(from.registryNumber());
        }
        jdbc.update("INSERT INTO ledger_procurement (registry_number, process_instance_id, unit, title, procurement_type, law, cpv_code,"
                + " division, estimated_value_sek, performance_months, planned_publication, planned_start, registered_on)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (registry_number) DO UPDATE SET unit = excluded.unit,"
                + " title = excluded.title, procurement_type = excluded.procurement_type, law = excluded.law, cpv_code = excluded.cpv_code,"
                + " division = excluded.division, estimated_value_sek = excluded.estimated_value_sek,"
                + " performance_months = excluded.performance_months, planned_publication = excluded.planned_publication,"
                + " planned_start = excluded.planned_start",
                from.registryNumber(), from.processInstanceId(), answers.contractingUnit(), answers.title(), answers.procurementType(),
                answers.law(), answers.cpvCode(), cpv.length() < 2 ? "" : cpv.substring(0, 2), answers.estimatedValueSek(),
                answers.performanceMonths(), answers.plannedPublicationDate(), answers.plannedContractStart(), day(from));
        jdbc.update("INSERT INTO ledger_due (contract_id) SELECT contract_id FROM contract WHERE registry_number = ?",
                from.registryNumber());
    }

    /** A case that was registered in error is none: its number may be another's. */
    private void forget(String registryNumber) {
        TABLES.forEach(table -> jdbc.update("DELETE FROM " + table + " WHERE registry_number = ?", registryNumber));
    }

    private void decide(Submission from, Decision answers) {
        procurement(from, "requirement = ?, decided_on = coalesce(decided_on, ?), ended = ?", answers.requirement(), day(from),
                "NONE".equals(answers.requirement()) ? "NO_REQUIREMENT" : null);
    }

    private void end(Submission from, String ended) {
        procurement(from, "ended = ?", ended);
    }

    private void procurement(Submission from, String values, Object... parameters) {
        update("ledger_procurement SET " + values + " WHERE registry_number = ?", parameters, from.registryNumber());
    }

    private void contract(Submission from, String column, Object value) {
        if (from.contractId() != null) {
            jdbc.update("INSERT INTO ledger_contract (contract_id, registry_number, " + column + ") VALUES (?, ?, ?)"
                    + " ON CONFLICT (contract_id) DO UPDATE SET " + column + " = excluded." + column, from.contractId(),
                    from.registryNumber(), value);
        }
    }

    /** The next report, as long as it has not been accepted: they are asked for one by one and in order. */
    private void report(Submission from, boolean isFinal, Integer places, Object months) {
        if (isCorrection(from)) {
            jdbc.update("UPDATE ledger_report SET places = ?, full_time_months = ? WHERE contract_id = ? AND answer = ?", places, months,
                    from.contractId(), corrected(from));
            return;
        }
        jdbc.update("INSERT INTO ledger_report (contract_id, registry_number, is_final, number, answer, places, full_time_months, sent_on,"
                + " times_sent) SELECT ?, ?, ?, 1 + count(*), ?, ?, ?, ?, 1 FROM ledger_report WHERE contract_id = ? AND is_final = ? AND"
                + " verdict = 'ACCEPTED' ON CONFLICT (contract_id, is_final, number) DO UPDATE SET answer = excluded.answer,"
                + " places = excluded.places, full_time_months = excluded.full_time_months, sent_on = excluded.sent_on,"
                + " times_sent = ledger_report.times_sent + 1, verdict = NULL", from.contractId(), from.registryNumber(), isFinal,
                        from.id(),
                places, months, day(from), from.contractId(), isFinal);
    }

    /** Of the report that waits for one: they are sent and reviewed one by one. */
    private void verdict(Submission from, boolean isFinal, Boolean accepted) {
        if (!isCorrection(from)) {
            jdbc.update("UPDATE ledger_report SET verdict = ? WHERE contract_id = ? AND is_final = ? AND verdict IS NULL",
                    Boolean.TRUE.equals(accepted) ? "ACCEPTED" : "RETURNED", from.contractId(), isFinal);
        }
    }

    private void find(Submission from) {
        jdbc.update("INSERT INTO ledger_deviation (contract_id, number, registry_number, found_on) SELECT ?, coalesce(max(number), 0)"
                + " + 1, ?,"
                + " ? FROM ledger_deviation WHERE contract_id = ?", from.contractId(), from.registryNumber(), day(from), from.contractId());
    }

    private void assess(Submission from, DeviationAssessment answers) {
        String cause = "cause = ?, correct_by = ?, assessed_on = coalesce(assessed_on, ?)";
        String waiting = isCorrection(from) ? "" : " AND cause IS NULL";
        Object[] values = {answers.cause(), answers.correctBy(), day(from)};
        if (updateDeviation(from, cause, waiting, values) == 0) {
            find(from);
            updateDeviation(from, cause, waiting, values);
        }
    }

    /** @return 0 when the contract has none */
    private int deviation(Submission from, String values, Object... parameters) {
        return updateDeviation(from, values, "", parameters);
    }

    /** The contract's last deviation. */
    private int updateDeviation(Submission from, String values, String condition, Object... parameters) {
        return update("ledger_deviation d SET " + values + " WHERE contract_id = ?" + condition
                + " AND number = (SELECT max(number) FROM ledger_deviation l WHERE l.contract_id = d.contract_id)", parameters,
                from.contractId());
    }

    private int update(String statement, Object[] parameters, Object key) {
        Object[] all = java.util.Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = key;
        return jdbc.update("UPDATE " + statement, all);
    }

    private void step(Submission from) {
        Timestamp at = Timestamp.from(from.submittedAt());
        jdbc.update("INSERT INTO ledger_step (registry_number, contract_id, step, first_at, last_at, times) VALUES (?, ?, ?, ?, ?, 1)"
                + " ON CONFLICT (registry_number, contract_id, step) DO UPDATE SET last_at = excluded.last_at,"
                + " times = ledger_step.times + 1", from.registryNumber(), from.contractId() == null ? "" : from.contractId(), from.step(),
                at, at);
    }

    private static boolean isCorrection(Submission from) {
        return from.corrects() != null;
    }

    /** The answer in whose place a correction stands. */
    private static long corrected(Submission from) {
        return from.place();
    }

    private static String[] array(List<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }

    private static LocalDate day(Submission from) {
        return LocalDate.ofInstant(from.submittedAt(), STOCKHOLM);
    }
}
