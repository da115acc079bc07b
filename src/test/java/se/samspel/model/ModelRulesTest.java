package se.samspel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import se.samspel.SamspelTest;
import se.samspel.engine.RefusedModel;

/** What may be deployed, and what an expression reaches even where it has been. */
@SamspelTest
class ModelRulesTest {

    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
              xmlns:activiti="http://activiti.org/bpmn" targetNamespace="x">
              <bpmn:process id="probe" isExecutable="true">%s</bpmn:process></bpmn:definitions>""";
    private static final String DECISION = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" \
            name="d" namespace="x">
              <decision id="probe" name="probe">%s</decision></definitions>""";

    @Autowired ModelRules rule;
    @Autowired DiagramVocabulary vocabulary;
    @Autowired ApplicationContext beans;
    @Autowired ProcessEngine engine;

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${title.class}", "${title['class']}", "${execution.processEngineServices.runtimeService}",
            "${execution.getProcessEngineServices()}", "${execution.engineServices}", "${execution.setVariable('a', 1)}", "${execution.id}",
            "${identityService.createMembership('ingrid', 'camunda-admin')}", "${dataSource.connection}", "${contracts.find(contractId)}",
            "${contracts.repository}", "${contracts.getClass()}", "${contracts['winners'](registryNumber)}",
            "${deadlines.reminder('x').getClass().forName('java.lang.Runtime')}",
            "${true ? contracts.winners(''.getClass().getName()) : 1}", "#{jdbcTemplate.execute('drop table x')}", "${now()}",
            "${dateTime().toDate()}", "${S('<a/>').toString()}", "${task.assignee}", "${authenticatedUserId}", "${list.stream()}",
            "ett ${title} och ${title.length()}", "${not readable"})
    @DisplayName("an expression is refused that reaches Java, the engine or what is not listed, wherever it stands")
    void expressions(String expression) {
        String escaped = expression.replace("<", "&lt;");
        for (String place : new String[] {"<bpmn:userTask id='probe-step' camunda:assignee=\"%s\"/>",
                "<bpmn:userTask id='probe-step' camunda:formRef=\"%s\"/>",
                "<bpmn:userTask id='probe-step' camunda:dueDate=\"%s\"/>", "<bpmn:serviceTask id='probe-step' camunda:expression=\"%s\"/>",
                "<bpmn:sequenceFlow id='probe-step'><bpmn:conditionExpression>%s</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "<bpmn:userTask id='probe-step'><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"%s\"/></bpmn:userTask>",
                "<bpmn:userTask id='probe-step'><bpmn:extensionElements><camunda:executionListener event='start' expression=\"%s\"/>"
                        + "</bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='probe-step'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter "
                + "name='x'>%s</camunda:inputParameter>"
                        + "</camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:boundaryEvent id='probe-step'><bpmn:timerEventDefinition><bpmn:timeDuration>%s</bpmn:timeDuration>"
                + "</bpmn:timerEventDefinition>"
                        + "</bpmn:boundaryEvent>"}) {
            assertThatThrownBy(() -> check("probe.bpmn", DIAGRAM.formatted(place.formatted(escaped)))).as(place)
                    .isInstanceOf(RefusedModel.class)
                    .hasMessageContaining("probe.bpmn").hasMessageContaining("probe-step").hasMessageContaining(expression);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${title.class}", "${title['class']}", "${title.length()}",
            "${execution.processEngineServices}", "${execution.getProcessEngineServices()}", "${execution.id}", "${identityService}",
            "${dataSource}", "${contracts.find(title)}",
            "${contracts.repository}", "${contracts.getClass()}", "${contracts['getClass']()}", "${execution['processEngine']}",
            "${now().getTime()}", "${dateTime().getClass()}", "${dateTime().toDate()}",
            "${deadlines.reminder('appoint-contact-person').getClass()}"})
    @DisplayName("an expression that came in all the same reaches nothing of it when it is evaluated")
    void evaluation(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOfAny(ProcessEngineException.class, ELException.class);
    }

    @Test
    @DisplayName("a listed method, a variable, an operator and execution.canceled are evaluated")
    void reached() {
        assertThat(evaluate("${title == 'Städning' && !execution.canceled}")).isEqualTo(true);
        assertThat(evaluate("${awards.documentationAddress(title)}")).isEqualTo("/api/cases/St%C3%A4dning/documentation");
    }

    @Test
    @DisplayName("what the list of words names is there")
    void vocabularyIsTrue() {
        vocabulary.methods().forEach((bean, methods) -> assertThat(Arrays.stream(beans.getType(bean).getMethods())
                .map(java.lang.reflect.Method::getName))
                .as(bean).containsAll(methods));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<bpmn:serviceTask id='t' camunda:class='se.samspel.X'/>",
            "<bpmn:serviceTask id='t' camunda:delegateExpression='${contracts}'/>",
            "<bpmn:serviceTask id='t' camunda:type='external' camunda:topic='x'/>", "<bpmn:serviceTask id='t' camunda:type='shell'/>",
            "<bpmn:serviceTask id='t' activiti:class='se.samspel.X'/>",
            "<bpmn:serviceTask id='t' activiti:expression='${contracts.of(x)}'/>",
            "<bpmn:scriptTask id='t' scriptFormat='juel'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
            "<bpmn:scriptTask id='t' camunda:resource='x'/>",
            "<bpmn:userTask id='t' camunda:formKey='embedded:deployment:x.png'/>",
            "<bpmn:userTask id='t' camunda:formKey='camunda-forms:deployment:x'/>",
            "<bpmn:startEvent id='t' camunda:formKey='https://ond.example'/>", "<bpmn:startEvent id='t' camunda:formHandlerClass='x'/>",
            "<bpmn:userTask id='t'><bpmn:extensionElements><camunda:formData/></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='t'><bpmn:extensionElements><camunda:taskListener class='x' "
            + "event='create'/></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='t'><bpmn:extensionElements><camunda:executionListener "
            + "delegateExpression='${x}'/></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:serviceTask id='t'><bpmn:extensionElements><camunda:connector/></bpmn:extensionElements></bpmn:serviceTask>",
            "<bpmn:userTask id='t'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script "
            + "scriptFormat='juel'>1"
                    + "</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:sequenceFlow id='t'><bpmn:conditionExpression language='javascript'>1</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<x:anything id='t' xmlns:x='http://x.example'/>"})
    @DisplayName("a diagram holds no class, script, connector, form of another kind, task for others to fetch, or extension that is not "
    + "known")
    void diagrams(String content) {
        assertThatThrownBy(() -> check("probe.bpmn", DIAGRAM.formatted(content))).isInstanceOf(RefusedModel.class)
                .hasMessageContaining("probe.bpmn").hasMessageContaining("”t”");
    }

    @Test
    @DisplayName("a file with a DOCTYPE, of another kind, or that is not what it says, is refused")
    void files() {
        assertRefused("x.bpmn", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + DIAGRAM.formatted(""));
        assertRefused("x.bpmn", "<html/>");
        assertRefused("x.bpmn", "inte xml");
        assertRefused("x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        assertRefused("x.html", "<script>1</script>");
        assertRefused("x.png", "<script>1</script>");
        assertRefused("x.png", "");
        assertRefused("x.groovy", "1");
        assertRefused("x.cmmn", "<x/>");
        assertRefused("x", "");
        assertThatCode(() -> rule.check("x.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0}))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<literalExpression expressionLanguage='juel'><text>1</text></literalExpression>",
            "<literalExpression expressionLanguage='groovy'><text>1</text></literalExpression>",
            "<literalExpression><import/></literalExpression>",
            "<x:y xmlns:x='http://x.example'/>", "<literalExpression camunda:resource='x'/>"})
    @DisplayName("a decision table is written in FEEL")
    void decisions(String content) {
        assertThatThrownBy(() -> check("probe.dmn", DECISION.formatted(content))).isInstanceOf(RefusedModel.class)
                .hasMessageContaining("probe.dmn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"html\", \"content\": \"<b>x</b>\"}", "{\"type\": \"iframe\", \"url\": \"https://ond.example\"}",
            "{\"type\": \"image\", \"source\": \"=x\"}", "{\"type\": \"group\", \"components\": [{\"type\": \"html\"}]}",
            "{\"type\": \"text\", \"text\": \"[här]({{link}})\"}", "{\"type\": \"text\", \"text\": \"[a]\\n\\n[a]: {{link}}\"}",
            "{\"type\": \"text\", \"text\": \"<a href='{{link}}'>x</a>\"}", "{\"type\": \"text\", \"text\": \"https://{{link}}\"}",
            "{\"type\": \"text\", \"text\": \"<{{link}}>\"}", "{\"type\": \"text\", \"text\": \"www.{{link}}\"}"})
    @DisplayName("a form shows text, and makes no link of an answer")
    void forms(String component) {
        assertRefused("x.form", "{\"id\": \"x\", \"components\": [" + component + "]}");
    }

    @Test
    @DisplayName("FEEL, in a form or a decision table, calls no Java")
    void feel() {
        String java = "function(a) external { java: { class: \"java.lang.System\", method signature: \"getProperty(java.lang.String)\" } }";
        for (String expression : new String[] {"{f: " + java + ", g: f(\"user.home\")}.g", "(" + java + ")(\"user.home\")",
                "for f in [" + java + "] return f(\"user.home\")"}) {
            Object answer;
            try {
                answer = beans.getBean(se.samspel.forms.FormEngine.class).evaluate(expression, Map.of());
            } catch (RuntimeException refused) {
                answer = null;
            }
            assertThat(answer).as(expression).isNotEqualTo(System.getProperty("user.home"));
        }
    }

    @Test
    @DisplayName("all that Samspel itself brings is let through")
    void delivered() throws IOException {
        for (String folder : Set.of("processes", "forms")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    rule.check(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private Object evaluate(String expression) {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context ->
                ((Expression) configuration.getExpressionManager().createExpression(expression)).getValue(new Scope()));
    }

    /** An execution that knows one title. */
    private static final class Scope extends ExecutionEntity {

        @Override
        public boolean hasVariable(String name) {
            return name.equals("title");
        }

        @Override
        public Object getVariable(String name) {
            return name.equals("title") ? "Städning" : null;
        }
    }

    private void assertRefused(String file, String content) {
        assertThatThrownBy(() -> check(file, content)).as(content).isInstanceOf(RefusedModel.class).hasMessageContaining(file);
    }

    private void check(String file, String content) {
        rule.check(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
