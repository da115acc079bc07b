package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which fields become process variables. */
class DiagramFieldsTest {

    private static final String TABLE = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'><decision "
            + "id='%s'><decisionTable><input><inputExpression><text>%s</text></inputExpression></input><output name='outcome'/>"
            + "<rule><inputEntry><text>onlyInACell</text></inputEntry></rule></decisionTable></decision></definitions>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${approved}                                  | approved
            #{approved}                                  | approved
            ${approved == false && reason != 'x'}        | approved,false,reason
            ${approved &amp;&amp; places &gt; 0}         | approved,places
            ${contracts.of(registryNumber)}              | contracts,registryNumber
            ${outcome == 'a } b' and last}               | outcome,and,last
            ${clause == &quot;DIALOGUE&quot;}            | clause
            before ${one} between ${two} after           | one,two
            ${a.b.c}                                     | a
            no expression, only places                   |
            $ { places }                                 |
            """)
    void anExpressionsNames(String text, String names) {
        assertThat(DiagramFields.inExpressions(text)).isEqualTo(names == null ? Set.of() : Set.of(names.split(",")));
    }

    @Test
    void theInputsOfACalledTable_butNotOfOthers() {
        Set<String> fields = fields("<userTask camunda:assignee='${officer}'/><businessRuleTask camunda:decisionRef='called'/>",
                TABLE.formatted("called", "if law = \"LOU\" then days else months"), TABLE.formatted("other", "secret"));
        assertThat(fields).contains("officer", "law", "days", "months").doesNotContain("secret", "LOU", "onlyInACell", "outcome");
    }

    @Test
    void aTableThatACalledTableAsks_isReadToo() {
        String two = TABLE.formatted("called", "a").replace("</definitions>",
                "<decision id='asked'><literalExpression><text>b + 1</text></literalExpression></decision></definitions>");
        assertThat(fields("<businessRuleTask camunda:decisionRef='called'/>", two)).contains("a", "b");
    }

    @Test
    void whatTheTaskListShows_always() {
        assertThat(fields("")).containsExactlyInAnyOrder("registryNumber", "title", "contractId", "candidateReference");
    }

    private static Set<String> fields(String content, String... tables) {
        String diagram = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' "
                + "xmlns:camunda='http://camunda.org/schema/1.0/bpmn'>"
                + content + "</definitions>";
        FormEngine engine = (FormEngine) Proxy.newProxyInstance(FormEngine.class.getClassLoader(), new Class<?>[] {FormEngine.class},
                (proxy, method, arguments) -> new FormEngine.Model(diagram, List.of(tables)));
        return new DiagramFields(engine).of("any");
    }
}
