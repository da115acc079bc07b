package se.samspel.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The released tables about people, and the way to one more. Who may release is asked before; who may read them is all staff. */
@Service
@EnableScheduling
public class PeopleTables {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleTables.class);
    /** After that the rows of a year are removed, whatever has been released of it. */
    private static final int ROWS_KEPT_YEARS = 3;
    private static final int FIRST_YEAR = 2020;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.forLanguageTag("sv-SE"));

    private final PeopleRows people;
    private final PeopleFollowUp followUp;
    private final ReleasedTables released;
    private final Clock clock;

    PeopleTables(PeopleRows people, PeopleFollowUp followUp, ReleasedTables released, Clock clock) {
        this.people = people;
        this.followUp = followUp;
        this.released = released;
        this.clock = clock;
    }

    /** A table that may be asked for. @param code as {@link #release} takes it */
    public record Choice(String code, String name) {
    }

    /**
     * A released table, as it is shown.
     *
     * @param columns heads, without the first column's
     * @param rows    head, then a number for each column; two points where it is not told
     */
    public record Shown(String code, String name, String period, String periodName, LocalDate releasedOn, String releasedBy,
            List<String> columns, List<List<String>> rows) {
    }

    /** In the order in which they are shown. */
    public List<Choice> tables() {
        return Arrays.stream(FixedTable.values()).map(table -> new Choice(code(table), table.swedish()
                + (table.isOfHalfYears() ? " (år eller halvår)" : " (år)"))).toList();
    }

    private static String code(FixedTable table) {
        return table.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<FixedTable> table(String code) {
        return Arrays.stream(FixedTable.values()).filter(table -> code(table).equals(code)).findFirst();
    }

    /** Newest period first. */
    public List<Shown> all() {
        return released.all().stream().map(PeopleTables::shown).toList();
    }

    public Optional<Shown> find(String code, String period) {
        return all().stream().filter(one -> one.code().equals(code) && one.period().equals(period)).findFirst();
    }

    private static Shown shown(ReleasedTables.Released one) {
        FixedTable table = one.disclosure().table();
        Period period = one.disclosure().period();
        List<Cell> columns = table.columns();
        List<List<String>> rows = table.rows(period).stream().map(row -> Stream.concat(Stream.of(name(row, "Alla")),
                columns.stream().map(column -> FixedTable.crossing(row, column)).map(cell -> one.disclosure().shown().containsKey(cell)
                        ? String.valueOf(one.disclosure().shown().get(cell)) : "..")).toList()).toList();
        return new Shown(code(table), table.swedish(), period.toString(), period.swedish(), one.on(), one.by(),
                columns.stream().map(column -> name(column, columns.size() == 1 ? "Antal" : "Alla")).toList(), rows);
    }

    private static String name(Cell cell, String ofAll) {
        return cell.values().entrySet().stream().filter(value -> value.getKey() != Trait.HALF)
                .map(value -> value.getKey().nameOf(value.getValue())).findFirst().orElse(ofAll);
    }

    /**
     * Releases a table for ever.
     *
     * @param by the user's id, which stands beside the table
     * @return why it was not released, a sentence; empty when it was
     */
    @Transactional
    public Optional<String> release(String code, String writtenPeriod, String by) {
        FixedTable table = table(code).orElse(null);
        Period period = Period.of(writtenPeriod).filter(one -> one.year() >= FIRST_YEAR).orElse(null);
        if (table == null || period == null) {
            return Optional.of("Välj en av tabellerna och ange perioden som ett år, till exempel 2026, eller ett halvår, 2026H1.");
        }
        if (period.half() != null && !table.isOfHalfYears()) {
            return Optional.of("Den tabellen görs bara för hela år.");
        }
        Optional<String> tooEarly = tooEarly(table, period);
        if (tooEarly.isPresent()) {
            return tooEarly;
        }
        released.hold();
        List<Disclosure> earlier = released.ofYear(period.year());
        if (earlier.stream().anyMatch(one -> one.table() == table && one.period().equals(period))) {
            return Optional.of("Tabellen är redan släppt för den perioden, och ändras inte.");
        }
        followUp.follow();
        halves(period).forEach(people::close);
        Suppression.Outcome made = Suppression.make(table, period, people.counted(period.year()), earlier);
        if (made.table().isEmpty()) {
            // The half-years are not closed by it.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Optional.of(made.reason());
        }
        released.add(made.table().get(), LocalDate.now(clock), by);
        LOG.info("{} släpper tabellen {} för {}", by, table, period);
        return Optional.empty();
    }

    private Optional<String> tooEarly(FixedTable table, Period period) {
        LocalDate today = LocalDate.now(clock);
        if (!period.hasEnded(today)) {
            return Optional.of("Perioden är inte slut än. En tabell släpps när perioden är slut.");
        }
        YearMonth from = period.last().plusMonths(PeopleFollowUp.LONGEST_TIE + 1L);
        return table.tellsOutcome() && YearMonth.from(today).isBefore(from)
                ? Optional.of("Hur det har gått släpps tidigast i " + MONTH.format(from) + ", när alla i perioden har följts upp.")
                : Optional.empty();
    }

    private static List<Period> halves(Period period) {
        return period.half() != null ? List.of(period) : List.of(new Period(period.year(), 1), new Period(period.year(), 2));
    }

    /** Each night, and an hour after each start. Two nodes do no harm to each other. */
    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "P1D")
    @Transactional
    public void daily() {
        released.hold();
        followUp.follow();
        for (int year : people.years()) {
            if (year < LocalDate.now(clock).getYear() - ROWS_KEPT_YEARS || isAllReleased(year)) {
                people.removeYear(year);
            }
        }
    }

    /** When every table has been released, the cells are all that is kept. */
    private boolean isAllReleased(int year) {
        List<Disclosure> ofYear = released.ofYear(year);
        return Arrays.stream(FixedTable.values()).allMatch(table -> Stream.of(null, 1, 2).map(half -> new Period(year, half))
                .filter(period -> period.half() == null || table.isOfHalfYears())
                .allMatch(period -> ofYear.stream().anyMatch(one -> one.table() == table && one.period().equals(period))));
    }
}
