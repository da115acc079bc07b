package se.samspel.web.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

import se.samspel.web.pages.CaseContent.Link;

/** What the reader may start from a case's page: the processes that are deployed and that the table of rights gives the reader. */
@Component
class StartLinks {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?processStart=";

    private static final Map<String, String> BESIDE = new LinkedHashMap<>();

    static {
        BESIDE.put("report-event", "Anmäl händelse");
        BESIDE.put("change-contract", "Ändra avtal");
        BESIDE.put("correct-answer", "Rätta uppgift");
        BESIDE.put("report-from-supplier", "Meddela om avtalet");
    }

    private final AuthorizationService authorizations;
    private final Diagrams diagrams;

    StartLinks(AuthorizationService authorizations, Diagrams diagrams) {
        this.authorizations = authorizations;
        this.diagrams = diagrams;
    }

    List<Link> of(Reader.OfCase reader) {
        return of(reader.reader());
    }

    List<Link> of(Reader reader) {
        return BESIDE.entrySet().stream().filter(process -> authorizations.isUserAuthorized(reader.userId(), List.copyOf(reader.groups()),
                        Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, process.getKey())
                        && diagrams.latest(process.getKey()).isPresent())
                .map(process -> new Link(TASKLIST + process.getKey(), process.getValue())).toList();
    }
}
