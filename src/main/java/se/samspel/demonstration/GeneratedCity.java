package se.samspel.demonstration;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.archive.PlainValues;
import se.samspel.identifiers.RegistryNumber;

/**
 * Ten years of a city's procurements, written straight into the archive and the contracts' tables, the same for the same seed. Of ten
 * procurements eight come to contracts, two each, with five reports and two or three places: 5,000 procurements give 8,000 contracts,
 * 40,000 reports and 20,000 places. Handbook, section 6, has a big city's sizes; the shares of what goes wrong are ours.
 * <p>
 * What the figures must come to is reckoned here while it is made ({@link Totals}), by arithmetic of its own.
 */
public final class GeneratedCity {

    private static final List<String> UNITS = List.of("fastighet", "utbildning");
    private static final List<String> CPV = List.of("90919300", "45210000", "55520000", "77310000", "98310000", "60130000", "79710000",
            "50110000", "85312000", "71220000");
    private static final List<String> TITLES = List.of("Lokalvård", "Ombyggnad", "Måltidstjänster", "Parkskötsel", "Tvätteritjänster",
            "Persontransporter", "Bevakning", "Fordonsunderhåll", "Stödboende", "Projektering");
    private static final List<String> OCCUPATIONS = List.of("Lokalvårdare", "Byggarbetare", "Måltidsbiträde", "Parkarbetare",
            "Tvätteribiträde", "Förare", "Väktare", "Fordonstvättare", "Boendestödjare", "Kontorist");
    private static final List<String> CAUSES = List.of("SUPPLIER", "NO_CANDIDATES", "INDIVIDUAL", "CONTRACT_VOLUME", "OTHER");
    private static final int YEARS = 10;
    private static final double DAYS_PER_MONTH = 365.25 / 12;

    private final JdbcTemplate jdbc;
    private final LocalDate today;
    private final String prefix;
    private final Random random;

    private final List<Object[]> submissions = new ArrayList<>();
    private final List<Object[]> contracts = new ArrayList<>();
    private final List<Object[]> versions = new ArrayList<>();
    private final List<Object[]> places = new ArrayList<>();
    private final List<Object[]> parts = new ArrayList<>();
    private final List<Object[]> periods = new ArrayList<>();
    private final List<Object[]> registered = new ArrayList<>();
    private final Totals totals = new Totals();

    /** @param prefix of every registry number: nobody else's begins so */
    public GeneratedCity(JdbcTemplate jdbc, LocalDate today, String prefix, long seed) {
        this.jdbc = jdbc;
        this.today = today;
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    /** What the figures of everything generated must be. */
    public static final class Totals {
        public int procurements;
        public int withoutRequirement;
        public int cancelled;
        public int contracts;
        public int openContracts;
        public int committedPlaces;
        public int committedMonths;
        public int reports;
        public int coming;
        public int comingPlaces;
        /** Full-time months that have happened. */
        public double delivered;
        public final Map<String, Integer> places = new TreeMap<>();
        public final Map<String, Integer> deviations = new TreeMap<>();
        /** Of the contracts that have ended: FULFILLED, or the cause. */
        public final Map<String, Integer> outcomes = new TreeMap<>();

        static void add(Map<String, Integer> counts, String key) {
            counts.merge(key, 1, Integer::sum);
        }

        public int allPlaces() {
            return places.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Writes them; the ledger is made anew afterwards by who asks. */
    public Totals make(int procurements) {
        for (int i = 0; i < procurements; i++) {
            procurement(i, procurements);
            if (submissions.size() > 5000) {
                write();
            }
        }
        write();
        return totals;
    }

    private void procurement(int index, int of) {
        boolean isComing = index % 20 == 11;
        boolean isCancelled = index % 20 == 1;
        boolean isWithout = index % 10 == 0;
        // so early that five quarters have been reported of the youngest contract, but for what is only coming
        LocalDate day = isComing ? today.minusDays(20 + random.nextInt(60))
                : today.minusDays(850 + (long) ((of - 1 - index) / (double) Math.max(1, of) * YEARS * 365));
        int trade = random.nextInt(CPV.size());
        String number = prefix + day.getYear() + "-" + String.format("%05d", index + 1);
        totals.procurements++;
        Case the = new Case(number, "gen-" + number, UNITS.get(index % UNITS.size()));
        registered.add(new Object[] {"procurement", number, RegistryNumber.keyOf(number), the.instance});
        the.answer(day, "procurement", "register-procurement", null, "registryNumber", number, "title",
                TITLES.get(trade) + " " + (index + 1),
                "contractingUnit", the.unit, "procurementType", trade == 1 ? "WORKS" : "SERVICE", "law", "LOU", "cpvCode", CPV.get(trade),
                "estimatedValueSek", 5_000_000 + 1_000_000 * random.nextInt(60), "performanceMonths", 24, "requiredStaff", 5,
                "plannedPublicationDate", day.plusDays(120), "plannedContractStart", day.plusDays(270));
        the.answer(day.plusDays(3 + random.nextInt(10)), "procurement", "first-contact", null, "message", "Vi planerar.");
        int preliminary = 1 + random.nextInt(4);
        the.answer(day.plusDays(15 + random.nextInt(10)), "procurement", "receive-planning", null, "targetGroups",
                List.of("YOUTH", "FOREIGN_BORN"), "preliminaryPlaces", preliminary);
        if (isComing) {
            totals.coming++;
            totals.comingPlaces += preliminary;
            the.answer(day.plusDays(19), "target-group", "analyse-labour-market", null, "competenceProfiles", OCCUPATIONS.get(trade));
            return;
        }
        the.answer(day.plusDays(50 + random.nextInt(20)), "procurement", "decide-requirement", null, "requirement",
                isWithout ? "NONE" : "EMPLOYMENT");
        if (isWithout) {
            totals.withoutRequirement++;
            return;
        }
        the.answer(day.plusDays(80), "procurement", "formulate-terms", null, "clause", "EMPLOYMENT", "targetGroups", List.of("YOUTH"),
                "committedPlaces", 5, "fullTimeMonths", 50, "countedKinds", List.of("EMPLOYMENT", "INTERNSHIP"), "bonus", false,
                "labourLawTerms", true);
        the.answer(day.plusDays(90 + random.nextInt(10)), "procurement", "review-terms", null, "approved", true);
        the.answer(day.plusDays(120), "procurement", "publish", null, "publicationDate", day.plusDays(120));
        if (isCancelled) {
            totals.cancelled++;
            the.message(day.plusDays(150), "procurement", "procurement-cancelled", null);
            return;
        }
        the.answer(day.plusDays(190 + random.nextInt(20)), "procurement", "record-award", null, "awardDate", day.plusDays(190));
        the.answer(day.plusDays(230 + random.nextInt(20)), "procurement", "second-contact", null, "winnerConfirmed", true);
        boolean allEnded = true;
        for (int n = 1; n <= 2; n++) {
            allEnded &= contract(the, day.plusDays(270), trade, n);
        }
        if (allEnded) {
            the.answer(today.minusDays(5), "procurement", "evaluate-procurement", null, "lessons",
                    "Börja tidigt med " + OCCUPATIONS.get(trade).toLowerCase() + ".", "wouldRepeat", "YES");
        }
    }

    /** @return whether it has ended */
    private boolean contract(Case the, LocalDate about, int trade, int n) {
        String id = the.number + "/" + n;
        LocalDate starts = about.withDayOfMonth(1);
        LocalDate ends = starts.plusMonths(random.nextInt(4) == 0 ? 36 : 24).minusDays(1);
        boolean hasEnded = ends.isBefore(today.minusDays(10));
        int committedPlaces = n == 1 ? 2 : 3;
        int committedMonths = committedPlaces * 10;
        totals.contracts++;
        totals.openContracts += hasEnded ? 0 : 1;
        totals.committedPlaces += committedPlaces;
        totals.committedMonths += committedMonths;
        contracts.add(new Object[] {id, the.number, hasEnded ? "CLOSED" : "RUNNING"});
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("supplierName", "Företag " + (1 + random.nextInt(400)) + " AB");
        facts.put("supplierId", n == 1 ? "5566778899" : "5599001129");
        facts.put("contractStart", starts.toString());
        facts.put("contractEnd", ends.toString());
        facts.put("committedPlaces", committedPlaces);
        facts.put("fullTimeMonths", committedMonths);
        facts.put("contactPerson", "elin");
        facts.put("clause", "EMPLOYMENT");
        facts.put("firstPlacementWithinMonths", 6);
        facts.put("reportIntervalMonths", 3);
        facts.put("followUpResponsible", "PROCUREMENT");
        facts.put("countedKinds", List.of("EMPLOYMENT", "INTERNSHIP"));
        versions.add(new Object[] {id, starts, PlainValues.toJson(facts), Timestamp.from(starts.atStartOfDay().toInstant(ZoneOffset.UTC))});
        the.answer(starts.minusDays(20), "procurement", "appoint-contact-person", id, "contactPerson", "elin");
        the.answer(starts.plusDays(5 + random.nextInt(25)), "supplier", "kickoff-meeting", id, "meetingDate", starts.plusDays(5));
        the.answer(starts.plusDays(32 + random.nextInt(10)), "supplier", "competence-profile", id, "occupation", OCCUPATIONS.get(trade));
        the.answer(starts.plusDays(50 + random.nextInt(20)), "target-group", "present-candidates", id);
        the.answer(starts.plusDays(75 + random.nextInt(10)), "supplier", "interview-candidates", id);

        double months = 0;
        for (int place = 1; place <= committedPlaces; place++) {
            months += place(the, id, starts, ends, place);
        }
        reports(the, id, starts, committedPlaces);
        totals.delivered += months;
        if (hasEnded) {
            boolean isFulfilled = months + 0.05 >= committedMonths;
            String cause = isFulfilled ? null : CAUSES.get(random.nextInt(CAUSES.size()));
            Totals.add(totals.outcomes, isFulfilled ? "FULFILLED" : cause);
            the.answer(ends.plusDays(8), "supplier", "closing-meeting", id, "meetingDate", ends.plusDays(8), "outcome",
                    isFulfilled ? "FULFILLED" : "NOT_FULFILLED", "outcomeCause", cause);
        }
        return hasEnded;
    }

    /** @return its full-time months until today */
    private double place(Case the, String contractId, LocalDate contractStarts, LocalDate contractEnds, int number) {
        String kind = random.nextInt(4) == 0 ? "INTERNSHIP" : "EMPLOYMENT";
        int extent = random.nextInt(5) == 0 ? 50 : 100;
        LocalDate starts = contractStarts.plusMonths(3 + random.nextInt(3));
        LocalDate planned = starts.plusMonths(kind.equals("INTERNSHIP") ? 6 : 12 + random.nextInt(6)).minusDays(1);
        LocalDate ended = random.nextInt(7) == 0 ? starts.plusDays(20 + random.nextInt(120)) : null;
        boolean isOver = ended != null || planned.isBefore(today);
        LocalDate last = ended == null ? planned : ended;
        Totals.add(totals.places, kind);
        places.add(new Object[] {contractId, number, "K-" + String.format("%06d", random.nextInt(1_000_000)), isOver ? "ENDED" : "STARTED",
                isOver ? last : null, isOver ? (ended == null ? "NEITHER" : random.nextBoolean() ? "PERSON" : "SUPPLIER") : null});
        parts.add(new Object[] {contractId, number, kind, extent, starts, planned, starts.minusDays(10)});
        the.answer(starts.minusDays(5), "supplier", "confirm-placement", contractId, "placementOutcome", "STARTED");
        LocalDate counted = last.isAfter(contractEnds) ? contractEnds : last;
        counted = counted.isAfter(today) ? today : counted;
        return Math.max(0, ChronoUnit.DAYS.between(starts, counted.plusDays(1))) / DAYS_PER_MONTH * extent / 100;
    }

    private void reports(Case the, String contractId, LocalDate starts, int places) {
        for (int quarter = 0; quarter < 5; quarter++) {
            LocalDate from = starts.plusMonths(3L * quarter);
            LocalDate to = from.plusMonths(3).minusDays(1);
            totals.reports++;
            int filled = quarter < 2 ? quarter : places;
            boolean isReturned = random.nextInt(20) == 0;
            the.answer(to.plusDays(8), "supplier", "self-report", contractId, "reportFrom", from, "reportTo", to, "placesFilled", filled,
                    "fullTimeMonthsDone", filled * 2);
            if (isReturned) {
                the.answer(to.plusDays(12), "supplier", "review-self-report", contractId, "accepted", false);
                the.answer(to.plusDays(15), "supplier", "self-report", contractId, "reportFrom", from, "reportTo", to, "placesFilled",
                        filled,
                        "fullTimeMonthsDone", filled * 2);
            }
            boolean hasDeviation = random.nextInt(25) == 0;
            the.answer(to.plusDays(18), "supplier", "review-self-report", contractId, "accepted", true, "deviationFound", hasDeviation);
            periods.add(new Object[] {contractId, from, to, filled, filled * 2});
            if (hasDeviation) {
                String cause = CAUSES.get(random.nextInt(CAUSES.size()));
                Totals.add(totals.deviations, cause);
                the.answer(to.plusDays(24), "supplier", "assess-deviation", contractId, "cause", cause);
                if (cause.equals("SUPPLIER")) {
                    the.answer(to.plusDays(30), "supplier", "correct-deviation", contractId);
                    the.answer(to.plusDays(50), "supplier", "review-correction", contractId, "correctionOutcome",
                            random.nextInt(5) == 0 ? "FAILED" : "CORRECTED");
                }
            }
        }
    }

    /** One procurement's submissions. */
    private final class Case {
        private final String number;
        private final String instance;
        private final String unit;

        Case(String number, String instance, String unit) {
            this.number = number;
            this.instance = instance;
            this.unit = unit;
        }

        void answer(LocalDate day, String process, String step, String contractId, Object... pairs) {
            submission(day, process, step, contractId, "FORM", pairs);
        }

        void message(LocalDate day, String process, String message, String contractId) {
            submission(day, process, message, contractId, "MESSAGE");
        }

        private void submission(LocalDate day, String process, String step, String contractId, String kind, Object... pairs) {
            Map<String, Object> answers = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                answers.put((String) pairs[i], pairs[i + 1] instanceof LocalDate date ? date.toString() : pairs[i + 1]);
            }
            LocalDate at = day.isAfter(today) ? today : day;
            submissions.add(new Object[] {number, contractId, process, instance, step, kind, PlainValues.toJson(answers),
                    kind.equals("FORM") ? "anna" : null, Timestamp.from(at.atTime(9, 0).toInstant(ZoneOffset.UTC))});
        }
    }

    private void write() {
        jdbc.batchUpdate("INSERT INTO process_register (process_key, business_key, case_key, process_instance_id) VALUES (?, ?, ?, ?)",
                registered);
        jdbc.batchUpdate("INSERT INTO submission (registry_number, contract_id, process_key, process_instance_id, step, kind, answers,"
                + " submitted_by, submitted_at) VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)", submissions);
        jdbc.batchUpdate("INSERT INTO contract (contract_id, registry_number, state) VALUES (?, ?, ?)", contracts);
        jdbc.batchUpdate("INSERT INTO contract_version (contract_id, number, valid_from, change_type, facts, recorded_at)"
                + " VALUES (?, 1, ?, 'RECORDED', ?::jsonb, ?)", versions);
        jdbc.batchUpdate("INSERT INTO place (contract_id, number, candidate_reference, state, ended_on, ended_by) VALUES (?, ?, ?, ?,"
                + " ?, ?)",
                places);
        jdbc.batchUpdate("INSERT INTO place_part (contract_id, place_number, part, placement_type, extent_percent, starts_on, planned_end,"
                + " offered_on) VALUES (?, ?, 1, ?, ?, ?, ?, ?)", parts);
        jdbc.batchUpdate("INSERT INTO report_period (contract_id, period_from, period_to, places_filled, full_time_months)"
                + " VALUES (?, ?, ?, ?, ?)", periods);
        List.of(registered, submissions, contracts, versions, places, parts, periods).forEach(List::clear);
    }
}
