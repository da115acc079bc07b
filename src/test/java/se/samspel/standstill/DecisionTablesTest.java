package se.samspel.standstill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every decision table, with the engine's own FEEL. A row that no case here reaches fails the test. */
class DecisionTablesTest {

    /** All tables of the product: one without a case fails too. */
    private static final Map<String, Table> TABLES = Stream
            .of(Objects.requireNonNull(new File("processes").listFiles((folder, name) -> name.endsWith(".dmn"))))
            .collect(Collectors.toMap(Table::id, Table::new));

    private static final List<Case> CASES = List.of(
            applicability("a service, just over four months, two employees", "SERVICE", 5, 2, "APPLICABLE", "long-and-staffed"),
            applicability("works", "WORKS", 24, 10, "APPLICABLE", "long-and-staffed"),
            applicability("a mini-competition", "MINI_COMPETITION", 48, 3, "APPLICABLE", "long-and-staffed"),
            applicability("half a month more than four", "SERVICE", 4.5, 2, "APPLICABLE", "long-and-staffed"),
            applicability("exactly four months", "SERVICE", 4, 2, "TOO_SHORT", "short"),
            applicability("short and one employee", "WORKS", 1, 1, "TOO_SHORT", "short"),
            applicability("months not known", "SERVICE", null, 2, "TOO_SHORT", "short"),
            applicability("exactly one employee", "SERVICE", 5, 1, "TOO_FEW_STAFF", "long-but-one-person"),
            applicability("staff not known", "SERVICE", 5, null, "TOO_FEW_STAFF", "long-but-one-person"),
            applicability("goods, however long", "GOODS", 48, 50, "NOT_COVERED", "other-procurement-type"),
            applicability("short goods", "GOODS", 1, 1, "NOT_COVERED", "other-procurement-type"),
            applicability("type not known", null, 48, 50, "NOT_COVERED", "other-procurement-type"),

            recommendation("everything speaks for it", "YES", "YES", "YES", 13, 1, 1, "EMPLOYMENT", "labour-time-and-seekers"),
            recommendation("more seekers than places", "YES", "YES", "YES", 48, 5, 40, "EMPLOYMENT", "labour-time-and-seekers"),
            recommendation("exactly a year", "YES", "YES", "YES", 12, 1, 1, "DIALOGUE", "otherwise"),
            recommendation("fewer seekers than places", "YES", "YES", "YES", 24, 3, 2, "DIALOGUE", "otherwise"),
            recommendation("no place thought of", "YES", "YES", "YES", 24, 0, 10, "DIALOGUE", "otherwise"),
            recommendation("labour is not most of the cost", "YES", "NO", "YES", 24, 2, 10, "DIALOGUE", "otherwise"),
            recommendation("not labour-intensive but labour is the cost", "NO", "YES", "YES", 24, 2, 10, "DIALOGUE", "otherwise"),
            recommendation("labour intensity not answered", null, "YES", "YES", 24, 2, 10, "DIALOGUE", "otherwise"),
            recommendation("share of labour not answered", "YES", null, "YES", 24, 2, 10, "DIALOGUE", "otherwise"),
            recommendation("number of persons not answered", "YES", "YES", null, 24, 2, 10, "DIALOGUE", "otherwise"),
            recommendation("months not known", "YES", "YES", "YES", null, 2, 10, "DIALOGUE", "otherwise"),
            recommendation("places not known", "YES", "YES", "YES", 24, null, 10, "DIALOGUE", "otherwise"),
            recommendation("seekers not known", "YES", "YES", "YES", 24, 2, null, "DIALOGUE", "otherwise"),
            recommendation("nothing known", null, null, null, null, null, null, "DIALOGUE", "otherwise"),
            recommendation("one person does it", "YES", "YES", "NO", 48, 2, 10, "NONE", "one-person-does-it"),
            recommendation("little labour", "NO", "NO", "YES", 48, 2, 10, "NONE", "little-labour"),

            standstill("sent electronically", "LOU", "SERVICE", null, null, "ELECTRONIC", null, 10, "electronic"),
            standstill("ordinary award under LUF", "LUF", "WORKS", "ORDINARY", null, "ELECTRONIC", null, 10, "electronic"),
            standstill("ordinary award under LUK", "LUK", "SERVICE", "ORDINARY", null, "ELECTRONIC", null, 10, "electronic"),
            standstill("an ordinary award has a standstill whatever the answer", "LOU", "SERVICE", null, false, "ELECTRONIC", null, 10,
                    "electronic"),
            standstill("sent in another way", "LOU", "SERVICE", null, null, "OTHER", null, 15, "other-channel"),
            standstill("channel not known: the longer", "LOU", "SERVICE", null, null, null, null, 15, "other-channel"),
            standstill("a longer period stated", "LOU", "SERVICE", null, null, "ELECTRONIC", 11, 11, "electronic-longer"),
            standstill("a shorter period stated does not count", "LOU", "SERVICE", null, null, "ELECTRONIC", 9, 10, "electronic"),
            standstill("the law's own period stated", "LOU", "SERVICE", null, null, "ELECTRONIC", 10, 10, "electronic"),
            standstill("another way, longer stated", "LOU", "SERVICE", null, null, "OTHER", 16, 16, "other-channel-longer"),
            standstill("another way, stated longer than ten only", "LOU", "SERVICE", null, null, "OTHER", 12, 15, "other-channel"),
            standstill("channel not known, longer stated", "LOU", "SERVICE", null, null, null, 20, 20, "other-channel-longer"),
            standstill("mini-competition under LOU", "LOU", "MINI_COMPETITION", null, null, "ELECTRONIC", null, 0, "mini-competition"),
            standstill("mini-competition, no voluntary standstill", "LOU", "MINI_COMPETITION", "ORDINARY", false, "OTHER", 20, 0,
                    "mini-competition"),
            standstill("mini-competition, voluntary, electronic", "LOU", "MINI_COMPETITION", null, true, "ELECTRONIC", null, 10,
                    "electronic"),
            standstill("mini-competition, voluntary, another way", "LOU", "MINI_COMPETITION", null, true, "OTHER", null, 15,
                    "other-channel"),
            standstill("mini-competition, voluntary, longer", "LOU", "MINI_COMPETITION", null, true, "ELECTRONIC", 14, 14,
                    "electronic-longer"),
            standstill("mini-competition under LUF is not excepted", "LUF", "MINI_COMPETITION", null, null, "ELECTRONIC", null, 10,
                    "electronic"),
            standstill("mini-competition under LUF, another way", "LUF", "MINI_COMPETITION", null, false, "OTHER", null, 15,
                    "other-channel"),
            standstill("mini-competition under LUK is not excepted", "LUK", "MINI_COMPETITION", null, null, "ELECTRONIC", null, 10,
                    "electronic"),
            standstill("dynamic purchasing under LOU", "LOU", "SERVICE", "DYNAMIC_PURCHASING", null, "ELECTRONIC", null, 0,
                    "dynamic-purchasing"),
            standstill("dynamic purchasing under LUF", "LUF", "SERVICE", "DYNAMIC_PURCHASING", false, "ELECTRONIC", null, 0,
                    "dynamic-purchasing"),
            standstill("dynamic purchasing, voluntary", "LOU", "SERVICE", "DYNAMIC_PURCHASING", true, "ELECTRONIC", null, 10, "electronic"),
            standstill("dynamic purchasing is no exception under LUK", "LUK", "SERVICE", "DYNAMIC_PURCHASING", null, "ELECTRONIC", null, 10,
                    "electronic"),
            standstill("without prior notice under LOU", "LOU", "SERVICE", "WITHOUT_NOTICE", null, "ELECTRONIC", null, 0, "without-notice"),
            standstill("without prior notice under LUF", "LUF", "WORKS", "WITHOUT_NOTICE", false, "OTHER", null, 0, "without-notice"),
            standstill("without prior notice under LUK", "LUK", "SERVICE", "WITHOUT_NOTICE", null, null, null, 0, "without-notice"),
            standstill("without prior notice, the authority waits all the same", "LOU", "SERVICE", "WITHOUT_NOTICE", true, "ELECTRONIC",
                    null, 10, "electronic"),
            standstill("direct award", "LOU", "SERVICE", "DIRECT_AWARD", null, "ELECTRONIC", 20, 0, "direct-award"),
            standstill("direct award under LUK", "LUK", "SERVICE", "DIRECT_AWARD", false, "ELECTRONIC", null, 0, "direct-award"),
            standstill("direct award, the authority waits all the same", "LOU", "SERVICE", "DIRECT_AWARD", true, "OTHER", null, 15,
                    "other-channel"),
            standstill("notice of intent", "LOU", "SERVICE", "EX_ANTE_NOTICE", null, null, null, 10, "ex-ante-notice"),
            standstill("notice of intent, losers told on paper", "LUF", "WORKS", "EX_ANTE_NOTICE", false, "OTHER", 10, 10,
                    "ex-ante-notice"),
            standstill("notice of intent, longer stated", "LUK", "SERVICE", "EX_ANTE_NOTICE", null, "OTHER", 14, 14,
                    "ex-ante-notice-longer"),
            standstill("nothing known: the longer", null, null, null, null, null, null, 15, "other-channel"),

            interval("six months", 3, 6, 1, "short-contract"),
            interval("five months, places not known", null, 5, 1, "short-contract"),
            interval("ten places", 10, 24, 1, "many-places"),
            interval("many places, months not known", 12, null, 1, "many-places"),
            interval("two places for more than two years", 2, 25, 6, "long-and-small"),
            interval("two places for two years", 2, 24, 4, "otherwise"),
            interval("three places for four years", 3, 48, 4, "otherwise"),
            interval("nine places for seven months", 9, 7, 4, "otherwise"),
            interval("places not known", null, 48, 4, "otherwise"),
            interval("nothing known", null, null, 4, "otherwise"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rowByRow(Case example) {
        Answer answer = TABLES.get(example.table).decide(example.inputs);

        assertThat(answer.value).isEqualTo(example.expected);
        assertThat(answer.rules).containsExactly(example.rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void anInputThatWasNeverSetIsLikeOneWithoutValue(Case example) {
        Map<String, Object> onlyKnown = new HashMap<>(example.inputs);
        onlyKnown.values().removeIf(value -> value == null);

        assertThat(TABLES.get(example.table).decide(onlyKnown).value).isEqualTo(example.expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aNumberMayArriveAsLongOrDouble(Case example) {
        Map<String, Object> asLong = new HashMap<>(example.inputs);
        asLong.replaceAll((key, value) -> value instanceof Integer number ? number.longValue() : value);
        Map<String, Object> asDouble = new HashMap<>(example.inputs);
        asDouble.replaceAll((key, value) -> value instanceof Integer number ? number.doubleValue() : value);

        assertThat(TABLES.get(example.table).decide(asLong).value).isEqualTo(example.expected);
        assertThat(TABLES.get(example.table).decide(asDouble).value).isEqualTo(example.expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void theCasesReachEveryRowAndNameEveryInput(String id, Table table) {
        Set<String> reached = new HashSet<>();
        for (Case example : CASES) {
            if (example.table.equals(id)) {
                reached.addAll(table.decide(example.inputs).rules);
                assertThat(example.inputs.keySet()).as(example.name).isEqualTo(table.inputs());
            }
        }

        assertThat(reached).isEqualTo(table.rules());
    }

    private static Stream<Arguments> tables() {
        return TABLES.entrySet().stream().map(table -> Arguments.of(table.getKey(), table.getValue()));
    }

    private static Stream<Case> cases() {
        return CASES.stream();
    }

    private static Case applicability(String name, String type, Number months, Integer staff, String expected, String rule) {
        return new Case("model-applicability", name,
                inputs("procurementType", type, "performanceMonths", months, "requiredStaff", staff), expected, rule);
    }

    private static Case recommendation(String name, String intensive, String mostlyCost, String persons, Integer months, Integer places,
            Integer seekers, String expected, String rule) {
        return new Case("requirement-recommendation", name,
                inputs("a3LabourIntensive", intensive, "a4MostlyLabourCost", mostlyCost, "a5MoreThanOnePerson", persons,
                        "performanceMonths", months, "preliminaryPlaces", places, "availableSeekers", seekers),
                expected, rule);
    }

    private static Case standstill(String name, String law, String type, String award, Boolean voluntary, String channel, Integer stated,
            int expected, String rule) {
        return new Case("standstill", name, inputs("law", law, "procurementType", type, "awardProcedure", award,
                "standstillApplies", voluntary, "noticeChannel", channel, "statedStandstillDays", stated), expected, rule);
    }

    private static Case interval(String name, Integer places, Integer months, int expected, String rule) {
        return new Case("report-interval", name, inputs("preliminaryPlaces", places, "performanceMonths", months), expected, rule);
    }

    private static Map<String, Object> inputs(Object... keysAndValues) {
        Map<String, Object> inputs = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            inputs.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return inputs;
    }

    private record Case(String table, String name, Map<String, Object> inputs, Object expected, String rule) {
        @Override
        public String toString() {
            return table + ": " + name;
        }
    }

    private record Answer(Object value, List<String> rules) {
    }

    /** A table as it lies in {@code processes/}. */
    private static class Table {

        private final DmnModelInstance model;
        private final DmnEngine engine;
        private final DmnDecision decision;
        private List<String> matched = List.of();

        Table(File file) {
            DefaultDmnEngineConfiguration configuration = (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration
                    .createDefaultDmnEngineConfiguration();
            configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> matched = event.getMatchingRules().stream()
                    .map(DmnEvaluatedDecisionRule::getId).toList());
            engine = configuration.buildEngine();
            model = Dmn.readModelFromFile(file);
            decision = engine.parseDecision(id(file), model);
        }

        static String id(File file) {
            return file.getName().replace(".dmn", "");
        }

        Answer decide(Map<String, Object> inputs) {
            Object value = engine.evaluateDecisionTable(decision, inputs).getSingleEntry();
            return new Answer(value, matched);
        }

        Set<String> rules() {
            return model.getModelElementsByType(Rule.class).stream().map(Rule::getId).collect(Collectors.toSet());
        }

        Set<String> inputs() {
            return model.getModelElementsByType(InputExpression.class).stream().map(input -> input.getText().getTextContent())
                    .collect(Collectors.toSet());
        }
    }
}
