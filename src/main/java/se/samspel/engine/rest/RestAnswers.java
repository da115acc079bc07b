package se.samspel.engine.rest;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.samspel.engine.seam.Blame;
import se.samspel.forms.Fault;
import se.samspel.forms.InvalidSubmission;

/**
 * What the engine's REST APIs answer when something is wrong, in every one of them (found by Jersey itself, through
 * {@code META-INF/services}): a refused submission is 400 with its faults, one that cannot even be read is 400 with a plain sentence
 * ({@link UnreadableSubmission}), what does not exist is 404, and a failure of ours says nothing of our insides.
 */
public class RestAnswers implements ForcedAutoDiscoverable {

    private static final Logger LOG = LoggerFactory.getLogger(RestAnswers.class);
    private static final String NOT_THERE = "Det som anropet gäller finns inte.";
    private static final String FAILURE = "Ett fel uppstod hos Samspel. Försök igen, och kontakta administratören om det upprepas.";
    /** Where the interface drops the engine's exception and keeps its words. */
    private static final Pattern NOT_FOUND = Pattern.compile("\\bNo [a-z ]+ found with id\\b");

    @Override
    public void configure(FeatureContext context) {
        context.register(Refusal.class, Priorities.USER - 1);
        context.register(OfEngine.class, Priorities.USER - 1);
        context.register(OfInterface.class, Priorities.USER - 1);
        UnreadableSubmission.register(context);
        context.register(KeptText.class);
        context.register(NoMemory.class);
        context.register(PlainFailure.class);
    }

    /** As JSON: every sentence joined, and each fault by itself. */
    record Refused(String type, String message, List<Fault> faults) {
    }

    static class Refusal implements ExceptionMapper<InvalidSubmission> {

        @Override
        public Response toResponse(InvalidSubmission refused) {
            return Response.status(Response.Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new Refused("InvalidSubmission", refused.getMessage(), refused.faults())).build();
        }
    }

    /** What the engine refuses, or does not find, is the caller's to mend and no failure of ours. */
    static class OfEngine implements ExceptionMapper<ProcessEngineException> {

        @Override
        public Response toResponse(ProcessEngineException exception) {
            Response known = callersOwn(exception);
            return known != null ? known : ExceptionHandlerHelper.getInstance().getResponse(exception);
        }
    }

    /** The interface hides what the engine said in an exception of its own, without a status. */
    static class OfInterface implements ExceptionMapper<RestException> {

        @Override
        public Response toResponse(RestException exception) {
            if (Blame.isOurs(exception)) {
                return failure(exception);
            }
            boolean unsure = exception.getStatus() == null || exception.getStatus() == Response.Status.INTERNAL_SERVER_ERROR;
            if (unsure && exception.getCause() instanceof AuthorizationException refused) {
                return ExceptionHandlerHelper.getInstance().getResponse(refused);
            }
            Response known = null;
            if (unsure && exception.getCause() instanceof ProcessEngineException engines) {
                known = callersOwn(engines);
            } else if (unsure && exception.getMessage() != null && NOT_FOUND.matcher(exception.getMessage()).find()) {
                known = answer(Response.Status.NOT_FOUND, exception, NOT_THERE);
            }
            return known != null ? known : ExceptionHandlerHelper.getInstance().getResponse(exception);
        }
    }

    /** @return null when the interface knows what to answer; a failure of ours is answered as one, whatever the engine calls it */
    private static Response callersOwn(ProcessEngineException exception) {
        if (Blame.isOurs(exception)) {
            return failure(exception);
        }
        if (KeptText.isRefusedByDatabase(exception)) {
            return answer(Response.Status.BAD_REQUEST, exception, KeptText.SENTENCE);
        }
        if (exception instanceof OptimisticLockingException || KeptText.isAlreadyThere(exception)) {
            return answer(Response.Status.CONFLICT, exception, "Någon annan ändrade samtidigt. Ladda om och försök igen.");
        }
        if (exception instanceof NullValueException || exception instanceof NotFoundException) {
            return answer(Response.Status.NOT_FOUND, exception, NOT_THERE);
        }
        if (exception.getClass() == ProcessEngineException.class && exception.getCause() == null) {
            return answer(Response.Status.BAD_REQUEST, exception, "Det går inte att göra.");
        }
        return null;
    }

    private static Response failure(Exception exception) {
        return answer(Response.Status.INTERNAL_SERVER_ERROR, exception, FAILURE);
    }

    static Response answer(Response.Status status, Exception exception, String sentence) {
        ExceptionDto plain = new ExceptionDto();
        plain.setType(exception.getClass().getSimpleName());
        plain.setMessage(sentence);
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(plain).build();
    }

    /** A thread serves one request after another. */
    @PreMatching
    static class NoMemory implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            Blame.forget();
        }
    }

    static class PlainFailure implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() == Response.Status.FORBIDDEN.getStatusCode()) {
                Authentication person = ProcessEngines.getDefaultProcessEngine().getIdentityService().getCurrentAuthentication();
                LOG.warn("Nekad: {} {} för {}", request.getMethod(), request.getUriInfo().getPath(), person == null
                        ? "ingen inloggad" : person.getUserId());
            }
            if (response.getStatus() >= 500 && response.getEntity() instanceof ExceptionDto) {
                ExceptionDto plain = new ExceptionDto();
                plain.setType("Failure");
                plain.setMessage(FAILURE);
                response.setEntity(plain);
            }
        }
    }
}
