package se.samspel.contract;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/**
 * When a supplier is asked to report, and about which period: one after the other and in order, also those that have passed while
 * nobody reported.
 */
@Component("reporting")
public class Reporting {

    /** @param finalReportBeforeEnd how long before the contract's end the final report is asked for */
    @ConfigurationProperties("samspel.reporting")
    record Settings(@DefaultValue("P1M") java.time.Period finalReportBeforeEnd) {
    }

    /** Samspel's rule where the terms do not say. */
    private static final int DEFAULT_INTERVAL_MONTHS = 3;

    private final ContractRepository contracts;
    private final SubmissionArchive archive;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;

    Reporting(ContractRepository contracts, SubmissionArchive archive, JdbcClient jdbc, Settings settings, Clock clock) {
        this.contracts = contracts;
        this.archive = archive;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * 00:00 in Stockholm on the day after the period that is to be reported next. A dialogue that has led to no places has nothing to
     * report, nor has a contract that is reported to its end: then the day of the final report.
     */
    public Date next(String contractId) {
        Contract contract = existing(contractId);
        Period period = nextPeriod(contract);
        return period == null || !hasCommitment(contract) ? lastReport(contractId) : startOfDay(period.to().plusDays(1));
    }

    /** Tells the scope which period its report is about: {@code reportFrom} and {@code reportTo}, ISO dates. */
    public void open(DelegateExecution execution) {
        Period period = nextPeriod(existing(contractOf(execution)));
        if (period == null) {
            throw new IllegalStateException(contractOf(execution) + " is reported to its end");
        }
        execution.setVariableLocal("reportFrom", period.from().toString());
        execution.setVariableLocal("reportTo", period.to().toString());
    }

    /** The report that has just been accepted in this scope counts from now. */
    public void accepted(DelegateExecution execution) {
        String contractId = contractOf(execution);
        Submission submission = archive.latest(execution.getProcessInstanceId(), "self-report", contractId, null).orElseThrow();
        var report = submission.answers();
        jdbc.sql("INSERT INTO report_period (contract_id, period_from, period_to, places_filled, full_time_months, submission_id)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(contractId, LocalDate.parse((String) execution.getVariable("reportFrom")),
                        LocalDate.parse((String) execution.getVariable("reportTo")), ((Number) report.get("placesFilled")).intValue(),
                        new BigDecimal(report.get("fullTimeMonthsDone").toString()), submission.place()).update();
    }

    /** 00:00 in Stockholm on the day when the final report is asked for. */
    public Date lastReport(String contractId) {
        return startOfDay(existing(contractId).contractEnd().minus(settings.finalReportBeforeEnd()));
    }

    /** 00:00 in Stockholm on the day after the contract's last: the day of its closing meeting. */
    public Date contractEnded(String contractId) {
        return startOfDay(existing(contractId).contractEnd().plusDays(1));
    }

    /**
     * User id of who reviews what the supplier reports: the contract's contact person where the terms make the labour-market side
     * responsible.
     */
    public String reviewer(String contractId, String procurer) {
        Contract contract = existing(contractId);
        return isForLabourMarket(contract) ? contract.contactPerson() : procurer;
    }

    /** The group whose members may do so in the reviewer's place. */
    public String reviewers(String contractId, String contractingUnit) {
        return isForLabourMarket(existing(contractId)) ? "matching-officer" : "procurer-" + contractingUnit;
    }

    private static boolean isForLabourMarket(Contract contract) {
        return "LABOUR_MARKET".equals(contract.followUpResponsible());
    }

    private boolean hasCommitment(Contract contract) {
        return !"DIALOGUE".equals(contract.clause()) || archive.latestOfContract(contract.contractId(), "dialogue-meeting")
                .map(meeting -> meeting.answers().get("voluntaryPlaces")).map(places -> ((Number) places).intValue() > 0).orElse(false);
    }

    /** The last day that has been reported and accepted; null when none has. */
    LocalDate reportedTo(String contractId) {
        return jdbc.sql("SELECT max(period_to) FROM report_period WHERE contract_id = ?").param(contractId)
                .query((row, number) -> row.getObject(1, LocalDate.class)).list().get(0);
    }

    /** As {@link #reportedTo(String)}, by contract; one that has reported nothing is not there. */
    Map<String, LocalDate> reportedTo(Collection<String> contractIds) {
        Map<String, LocalDate> reported = new HashMap<>();
        jdbc.sql("SELECT contract_id, max(period_to) FROM report_period WHERE contract_id = ANY(?) GROUP BY contract_id")
                .param(contractIds.toArray(String[]::new))
                .query(row -> {
                    reported.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        return reported;
    }

    private Period nextPeriod(Contract contract) {
        return nextPeriod(contract, reportedTo(contract.contractId()));
    }

    /** The period that is to be reported next; null when the whole contract has been. */
    static Period nextPeriod(Contract contract, LocalDate reportedTo) {
        Integer interval = contract.reportIntervalMonths();
        return Period.next(contract.contractStart(), contract.contractEnd(), reportedTo,
                interval == null || interval < 1 ? DEFAULT_INTERVAL_MONTHS : interval);
    }

    private Contract existing(String contractId) {
        return contracts.find(contractId).orElseThrow(() -> new IllegalArgumentException("No contract " + contractId));
    }

    private static String contractOf(DelegateExecution execution) {
        return (String) execution.getVariable("contractId");
    }

    private Date startOfDay(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
