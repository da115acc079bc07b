package se.samspel.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.bpmn.listener.DelegateExpressionExecutionListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;
import se.samspel.engine.seam.FormInterceptor;
import se.samspel.forms.InvalidSubmission;
import se.samspel.web.Http;

/**
 * What fails in Samspel's own part of a process is Samspel's to mend: answered as a failure, and in the log, whatever the exception is
 * called.
 */
@SamspelTest
class WhoseFaultTest {

    private static final String PROCESS = "whose-fault";

    @LocalServerPort int port;
    @Autowired ProcessEngine engine;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private String deployment;
    private Task task;

    @BeforeEach
    void taskOfProcurer() {
        deployment = engine.getRepositoryService().createDeployment().name(PROCESS).addString("whose-fault.bpmn",
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='d'"
                + " targetNamespace='http://samspel.se/test'><process id='" + PROCESS
                        + "' isExecutable='true' camunda:historyTimeToLive='P1D'>"
                + "<startEvent id='start'/><userTask id='work' name='Arbete'/><endEvent id='end'/><sequenceFlow id='a' sourceRef='start' "
                + "targetRef='work'/><sequenceFlow id='b' sourceRef='work' targetRef='end'/></process></definitions>").deploy().getId();
        String instance = engine.getRuntimeService().startProcessInstanceByKey(PROCESS).getId();
        task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
        engine.getTaskService().addCandidateGroup(task.getId(), "procurer-fastighet");
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void remove() {
        logger().detachAppender(log);
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(FormInterceptor.class);
    }

    /** What the process does when the task is done, as a bean of Samspel's would. */
    private void then(ExecutionListener work) {
        step(process -> process.findActivity("work").addListener(ExecutionListener.EVENTNAME_END,
                new DelegateExpressionExecutionListener(new Bean(work), List.of())));
    }

    private record Bean(ExecutionListener work) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return work;
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getExpressionText() {
            return "${bean}";
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }

    private void step(Consumer<ProcessDefinitionEntity> change) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context -> {
            change.accept(context.getProcessEngineConfiguration().getDeploymentCache()
                    .findDeployedProcessDefinitionById(task.getProcessDefinitionId()));
            return null;
        });
    }

    private static final class WithoutTrace extends IllegalStateException {

        WithoutTrace() {
            super("x");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(new NullValueException("x"), new NotFoundException("x"), new BadUserRequestException("x"),
                new NotValidException("x"),
                new ProcessEngineException("x"), new ProcessEngineException("x", new IllegalArgumentException("y")),
                        new IllegalStateException("x"),
                new WithoutTrace()).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("an exception that leaves a bean or listener of ours is a failure of ours, told in the log, with or without a stack trace")
    void ours(RuntimeException failure) {
        then(done -> {
            throw failure;
        });
        for (String call : List.of("complete", "submit-form")) {
            log.list.clear();
            var answer = Http.as(port, "anna").post("/engine-rest/task/" + task.getId() + "/" + call, "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
            assertThat(answer.body()).contains("Ett fel uppstod hos Samspel").doesNotContain("kan inte läsas");
            assertThat(log.list).singleElement().satisfies(entry -> assertThat(entry.getLevel()).isEqualTo(Level.ERROR));
        }
        assertThat(engine.getTaskService().createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    @Test
    @DisplayName("what our own call to the engine is refused is ours too")
    void callOfOurs() {
        then(done -> engine.getTaskService().setAssignee("finns-inte", "anna"));
        var answer = Http.as(port, "anna").post("/engine-rest/task/" + task.getId() + "/complete", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(log.list).hasSize(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Arguments.of(new InvalidSubmission("Det går inte."), 400), Arguments.of(new AuthorizationException("Nej."), 403));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @DisplayName("what our part refuses somebody is that person's to mend, and no failure in the log")
    void theirs(RuntimeException refusal, int status) {
        then(done -> {
            throw refusal;
        });
        var answer = Http.as(port, "anna").post("/engine-rest/task/" + task.getId() + "/complete", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(log.list).isEmpty();
    }

    @Test
    @DisplayName("a refusal is one also where the engine wraps it in an exception of its own")
    void wrapped() {
        step(process -> process.getTaskDefinitions().get("work").addTaskListener(TaskListener.EVENTNAME_COMPLETE, done -> {
            throw new InvalidSubmission("Det går inte.");
        }));
        var answer = Http.as(port, "anna").post("/engine-rest/task/" + task.getId() + "/complete", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("InvalidSubmission", "Det går inte.");
        assertThat(log.list).isEmpty();
    }

    @Test
    @DisplayName("what the caller asks for and is not there, or cannot be read, stays the caller's fault, also after a failure of ours")
    void callers() {
        then(done -> {
            throw new NullValueException("x");
        });
        Http anna = Http.as(port, "anna");
        assertThat(anna.post("/engine-rest/task/" + task.getId() + "/complete", "{}").statusCode()).isEqualTo(500);
        log.list.clear();
        assertThat(anna.post("/engine-rest/task/finns-inte/complete", "{}").statusCode()).isBetween(400, 404);
        assertThat(anna.get("/engine-rest/task/finns-inte").statusCode()).isEqualTo(404);
        assertThat(anna.post("/engine-rest/task/" + task.getId() + "/submit-form",
                "{\"variables\":{\"x\":{\"type\":\"Finns inte\",\"value\":1}}}").statusCode())
                .isEqualTo(400);
        assertThat(anna.post("/engine-rest/task/" + task.getId() + "/submit-form", "{\"variables\":").statusCode()).isEqualTo(400);
        assertThat(log.list).isEmpty();
    }
}
