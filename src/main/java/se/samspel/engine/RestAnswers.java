package se.samspel.engine;

import java.util.List;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

import se.samspel.forms.Fault;
import se.samspel.forms.InvalidSubmission;

/**
 * What the engine's REST APIs answer when something is wrong, in every one of them (found by Jersey itself, through
 * {@code META-INF/services}): a refused submission is 400 with its faults, and a failure of ours says nothing of our insides.
 */
public class RestAnswers implements ForcedAutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(Refusal.class, Priorities.USER - 1);
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

    static class PlainFailure implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() >= 500 && response.getEntity() instanceof ExceptionDto) {
                ExceptionDto plain = new ExceptionDto();
                plain.setType("Failure");
                plain.setMessage("Ett fel uppstod hos Samspel. Försök igen, och kontakta administratören om det upprepas.");
                response.setEntity(plain);
            }
        }
    }
}
