package se.samspel.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.samspel.people.Audit.Finding;
import se.samspel.people.Audit.Finding.Kind;

/** Releases that would tell too much, each in a way of its own. */
class AuditTest {

    private static final Profile WOMAN_IN_INTERNSHIP = Profile.of(1, "WOMAN", "INTERNSHIP", "CARE", "HERE", Trait.YOUTH);
    private static final Profile TRAINEE = Profile.of(1, "WOMAN", "TRAINEE", "CARE", "NEITHER", Trait.YOUTH);

    static Stream<Arguments> leaks() {
        return Stream.of(
                leak("one cell is hidden beside the sum of all", Kind.NARROW, "GENDER=OTHER", List.of(
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN 40, GENDER=MAN 57, GENDER=OTHER .."))),
                leak("two cells are hidden whose sum is small", Kind.NARROW, "GENDER=MAN", List.of(
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN 96, GENDER=MAN .., GENDER=OTHER .."))),
                leak("a number below the limit is shown", Kind.SMALL, "GENDER=OTHER", List.of(
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN .., GENDER=MAN .., GENDER=OTHER 3"))),
                leak("nobody is shown where nobody is", Kind.SMALL, "GENDER=OTHER", List.of(
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN 40, GENDER=MAN 60, GENDER=OTHER 0"))),
                leak("a half-year taken from its year leaves a few, though the other half was never released", Kind.NARROW,
                        "HALF=2,GENDER=WOMAN", List.of(
                        of(FixedTable.GENDER, "2026H1", "HALF=1 50, HALF=1,GENDER=WOMAN 20, HALF=1,GENDER=MAN .., HALF=1,GENDER=OTHER .."),
                        of(FixedTable.GENDER, "2026", "ALL 90, GENDER=WOMAN 23, GENDER=MAN .., GENDER=OTHER .."))),
                leak("what a half-year hides is the year less the other half", Kind.NARROW, "HALF=1,GENDER=OTHER", List.of(
                        of(FixedTable.GENDER, "2026H1", "HALF=1 50, HALF=1,GENDER=WOMAN .., HALF=1,GENDER=MAN 28, HALF=1,GENDER=OTHER .."),
                        of(FixedTable.GENDER, "2026H2", "HALF=2 40, HALF=2,GENDER=WOMAN 20, HALF=2,GENDER=MAN .., HALF=2,GENDER=OTHER .."),
                        of(FixedTable.GENDER, "2026", "ALL 90, GENDER=WOMAN 40, GENDER=MAN 40, GENDER=OTHER 10"))),
                leak("what one table hides another shows", Kind.NARROW, "GENDER=WOMAN", List.of(
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN .., GENDER=MAN 57, GENDER=OTHER .."),
                        of(FixedTable.KIND_GENDER, "2026", "ALL 100, GENDER=WOMAN 41"))),
                leak("rows and columns of a two-way table leave a cell no room", Kind.NARROW, "GENDER=OTHER,KIND=INTERNSHIP", List.of(
                        of(FixedTable.KIND_GENDER, "2026", "ALL 100, GENDER=WOMAN 40, GENDER=MAN 50, GENDER=OTHER 10,"
                                + " KIND=EMPLOYMENT 60, KIND=INTERNSHIP 40, GENDER=WOMAN,KIND=EMPLOYMENT 25, GENDER=MAN,KIND=EMPLOYMENT 28,"
                                + " GENDER=WOMAN,KIND=INTERNSHIP 15, GENDER=MAN,KIND=INTERNSHIP .., GENDER=OTHER,KIND=INTERNSHIP ..,"
                                + " GENDER=OTHER,KIND=EMPLOYMENT .."))),
                leak("a correction changes a cell by one", Kind.CONTRADICTION, "GENDER=WOMAN", List.of(
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN 40, GENDER=MAN .., GENDER=OTHER .."),
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN 41, GENDER=MAN .., GENDER=OTHER .."))),
                leak("a correction shows in another table only", Kind.CONTRADICTION, "ALL", List.of(
                        of(FixedTable.GENDER, "2026", "ALL 100, GENDER=WOMAN 40, GENDER=MAN .., GENDER=OTHER .."),
                        of(FixedTable.KIND, "2026", "ALL 101, KIND=EMPLOYMENT 60, KIND=INTERNSHIP .., KIND=TRAINEE .."))),
                leak("a correction shows when the halves are added", Kind.CONTRADICTION, "ALL", List.of(
                        of(FixedTable.GENDER, "2026", "GENDER=WOMAN 40"),
                        of(FixedTable.GENDER, "2026H1", "HALF=1,GENDER=WOMAN 20"),
                        of(FixedTable.GENDER, "2026H2", "HALF=2,GENDER=WOMAN 21"))),
                leak("all but a few belong to a group", Kind.NARROW, "YOUTH=NO", List.of(
                        of(FixedTable.TARGET_GROUP, "2026", "ALL 100, YOUTH=YES 97, FOREIGN_BORN=YES 30"))),
                leak("a group less one of its genders leaves a few, whatever other groups they are in", Kind.NARROW,
                        "GENDER=MAN,YOUTH=YES", List.of(
                        of(FixedTable.TARGET_GROUP_GENDER, "2026", "ALL 100, GENDER=WOMAN .., GENDER=MAN .., YOUTH=YES 12,"
                                + " GENDER=WOMAN,YOUTH=YES 9, GENDER=MAN,YOUTH=YES .., GENDER=OTHER,YOUTH=YES .."))),
                leak("all of a row have one outcome", Kind.SAME_OUTCOME, "GENDER=MAN,OUTCOME=HERE", List.of(
                        of(FixedTable.GENDER_OUTCOME, "2026", "ALL 100, GENDER=MAN 20, GENDER=MAN,OUTCOME=HERE 20"))),
                leak("all people have one outcome", Kind.SAME_OUTCOME, "OUTCOME=HERE", List.of(
                        of(FixedTable.OUTCOME, "2026", "ALL 30, OUTCOME=HERE 30"))),
                leak("health stands beside another trait", Kind.HEALTH, "DISABILITY=YES", List.of(
                        of(FixedTable.DISABILITY, "2026", "ALL 100, GENDER=WOMAN,DISABILITY=YES 20"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    @DisplayName("what tells too much is refused")
    void refused(String leak, Kind kind, String cell, List<Disclosure> released) {
        assertThat(new Audit(released).findings(List.of())).contains(new Finding(kind, cell(cell)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    @DisplayName("the audit stops at the first as it does at all")
    void refusedAtFirst(String leak, Kind kind, String cell, List<Disclosure> released) {
        assertThat(new Audit(released).first(List.of())).isPresent();
    }

    @Test
    @DisplayName("who is among the people oneself can tell more than others: two hidden cells of five in all")
    void insider() {
        List<Disclosure> released = List.of(of(FixedTable.KIND, "2026", "ALL 100, KIND=EMPLOYMENT 60, KIND=APPRENTICESHIP 20,"
                + " KIND=TRAINING 15, KIND=INTERNSHIP .., KIND=TRAINEE .."));
        assertThat(new Audit(released).findings(List.of())).isEmpty();
        assertThat(new Audit(released).findings(List.of(WOMAN_IN_INTERNSHIP)))
                .contains(new Finding(Kind.NARROW, cell("KIND=TRAINEE")));
    }

    @Test
    @DisplayName("who knows to be the only one with another outcome is not told that all others had the same")
    void insiderAmongOthers() {
        Profile other = Profile.of(1, "MAN", "INTERNSHIP", "CARE", "NEITHER", Trait.YOUTH);
        List<Disclosure> released = List.of(of(FixedTable.GENDER_OUTCOME, "2026", "ALL 100, GENDER=MAN 20, GENDER=MAN,OUTCOME=HERE 19"));
        assertThat(new Audit(released).findings(List.of(other)))
                .contains(new Finding(Kind.SAME_OUTCOME, cell("GENDER=MAN,OUTCOME=HERE")));
        assertThat(new Audit(released).findings(List.of())).as("an outsider").extracting(Finding::kind).containsOnly(Kind.NARROW);
    }

    @Test
    @DisplayName("what tells of nobody is let through, to outsiders and insiders")
    void released() {
        List<Disclosure> released = List.of(
                of(FixedTable.GENDER, "2026H1", "HALF=1 50, HALF=1,GENDER=MAN 28, HALF=1,GENDER=WOMAN .., HALF=1,GENDER=OTHER .."),
                of(FixedTable.GENDER, "2026", "ALL 100, GENDER=MAN 57, GENDER=WOMAN .., GENDER=OTHER .."),
                of(FixedTable.OUTCOME, "2026", "ALL 100, OUTCOME=HERE 45, OUTCOME=WORK_OR_STUDIES 30, OUTCOME=NEITHER ..,"
                        + " OUTCOME=UNKNOWN .."));
        assertThat(new Audit(released).findings(List.of(WOMAN_IN_INTERNSHIP, TRAINEE))).isEmpty();
    }

    @Test
    @DisplayName("a cell is kept and read as it was")
    void keys() {
        FixedTable.everyCell().forEach(one -> assertThat(Cell.of(one.key())).isEqualTo(one));
    }

    private static Arguments leak(String how, Kind kind, String cell, List<Disclosure> released) {
        return Arguments.of(how, kind, cell, released);
    }

    private static Cell cell(String written) {
        return Cell.of(written.equals("ALL") ? "" : written);
    }

    /** @param cells each with its number, or two points where it is hidden; after each a comma and a space */
    static Disclosure of(FixedTable table, String period, String cells) {
        Map<Cell, Integer> shown = new HashMap<>();
        Set<Cell> hidden = new HashSet<>();
        for (String one : new ArrayList<>(Arrays.asList(cells.split(", ")))) {
            String[] parts = one.split(" ");
            if (parts[1].equals("..")) {
                hidden.add(cell(parts[0]));
            } else {
                shown.put(cell(parts[0]), Integer.valueOf(parts[1]));
            }
        }
        return new Disclosure(table, Period.of(period).orElseThrow(), shown, hidden);
    }
}
