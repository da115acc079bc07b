package se.samspel.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import jakarta.ws.rs.core.Response;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

class RestAnswersTest {

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new NullValueException("task x doesn't exist: task is null"), 404),
                Arguments.of(new ProcessEngineException("The task cannot be deleted because is part of a running process"), 400),
                Arguments.of(new ProcessEngineException("Unknown property", new IllegalStateException("x")), 500),
                Arguments.of(new OptimisticLockingException("x"), 409),
                Arguments.of(new BadUserRequestException("x"), 400),
                Arguments.of(new AuthorizationException("x"), 403));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    @DisplayName("what the caller can mend is no failure of ours, also when the interface hides it")
    void status(ProcessEngineException exception, int status) {
        assertThat(new RestAnswers.OfEngine().toResponse(exception).getStatus()).isEqualTo(status);
        if (status != 400 || exception.getClass() == ProcessEngineException.class) {
            assertThat(new RestAnswers.OfInterface().toResponse(new RestException(Response.Status.INTERNAL_SERVER_ERROR, exception, "x"))
                    .getStatus()).isEqualTo(status);
        }
    }

    @Test
    @DisplayName("a failure of ours says nothing of our insides")
    void failure() {
        ExceptionDto inside = new ExceptionDto();
        inside.setType("ProcessEnginePersistenceException");
        inside.setMessage("SELECT * FROM act_ru_task");
        ContainerResponse response = Mockito.mock(ContainerResponse.class);
        Mockito.when(response.getStatus()).thenReturn(500);
        Mockito.when(response.getEntity()).thenReturn(inside);
        new RestAnswers.PlainFailure().filter(null, response);
        Mockito.verify(response).setEntity(Mockito.argThat(entity -> entity instanceof ExceptionDto plain
                && plain.getMessage().startsWith("Ett fel uppstod hos Samspel.") && plain.getType().equals("Failure")));
    }
}
