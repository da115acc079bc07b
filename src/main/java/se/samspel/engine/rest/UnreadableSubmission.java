package se.samspel.engine.rest;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

import se.samspel.engine.seam.Blame;

/** The answer to a submission that is no JSON, or holds values of types that the engine does not know: 400 with one Swedish sentence. */
final class UnreadableSubmission {

    private static final Pattern SUBMISSION = Pattern.compile("(.*/)?(submit-form|complete|resolve|start)");
    /** What the engine's interface calls the faults that it finds itself; it tells of them in English. */
    private static final Set<String> FOUND_BY_THE_INTERFACE = Set.of("RestException", "InvalidRequestException");
    private static final RestAnswers.Refused ANSWER = new RestAnswers.Refused("UnreadableSubmission", "Det som skickades kan inte läsas."
            + " Det ska vara JSON med svaren under ”variables”, varje svar med ett värde av en typ som motorn känner till.", List.of());

    private UnreadableSubmission() {
    }

    static void register(FeatureContext context) {
        context.register(Json.class, Priorities.USER - 1);
        context.register(BeforeTheEngine.class, Priorities.USER - 1);
        context.register(ByTheInterface.class);
    }

    private static boolean isSubmission(UriInfo uri) {
        return SUBMISSION.matcher(uri.getPath()).matches();
    }

    private static Response answer() {
        return Response.status(Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE).entity(ANSWER).build();
    }

    /** Also what is nested too deeply, or a number of thousands of digits: the engine would take those for a failure of its own. */
    static class Json implements ExceptionMapper<JsonProcessingException> {

        @Override
        public Response toResponse(JsonProcessingException unreadable) {
            return answer();
        }
    }

    /** What fails before the engine has been asked for anything, fails because of what was sent. */
    static class BeforeTheEngine implements ExceptionMapper<RuntimeException> {

        @Context
        private UriInfo uri;

        @Override
        public Response toResponse(RuntimeException failure) {
            if (KeptText.isRefusedByDatabase(failure)) {
                return RestAnswers.answer(Status.BAD_REQUEST, failure, KeptText.SENTENCE);
            }
            return isSubmission(uri) && !Blame.hasLeftTheEngine(failure) && !(failure instanceof WebApplicationException) ? answer()
                    : ExceptionHandlerHelper.getInstance().getResponse(failure);
        }
    }

    static class ByTheInterface implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() == Status.BAD_REQUEST.getStatusCode() && isSubmission(request.getUriInfo())
                    && (response.getEntity() instanceof String
                            || response.getEntity() instanceof ExceptionDto told && FOUND_BY_THE_INTERFACE.contains(told.getType()))) {
                response.setEntity(ANSWER, null, MediaType.APPLICATION_JSON_TYPE);
            }
        }
    }
}
