package se.samspel.access;

import static se.samspel.access.Role.DECISION_MAKER;
import static se.samspel.access.Role.MATCHING_OFFICER;
import static se.samspel.access.Role.PROCURER;
import static se.samspel.access.Role.SUPPLIER;
import static se.samspel.access.Role.SUPPORT_FUNCTION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The task list's filters. Tasklist opens the one with the lowest number, so the first one of each role is never empty
 * while the person has something to do. A role sees only the filters that help it.
 */
final class TaskFilters {

    private static final Role[] STAFF = {PROCURER, DECISION_MAKER, MATCHING_OFFICER, SUPPORT_FUNCTION};
    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";
    private static final String NOW = "${now()}";

    private static final String BLUE = "#2B5C8A";
    private static final String RED = "#A61B1B";
    private static final String AMBER = "#9A6200";
    private static final String GREEN = "#2E6B3A";
    private static final String GREY = "#5A5A5A";

    private final TaskService tasks;
    private final FilterService filters;
    private final AuthorizationService authorizations;

    TaskFilters(ProcessEngine engine) {
        this.tasks = engine.getTaskService();
        this.filters = engine.getFilterService();
        this.authorizations = engine.getAuthorizationService();
    }

    void layOut() {
        add(10, "Våra uppgifter", "Allt som väntar på företaget", BLUE, ofMyGroups(), SUPPLIER);

        add(10, "Att göra", "Tilldelat dig, eller ledigt i någon av dina grupper", BLUE, forMe(), STAFF);
        add(20, "Mina uppgifter", "Tilldelat dig", BLUE, tasks.createTaskQuery().taskAssigneeExpression(ME), STAFF);
        add(30, "Mina gruppers uppgifter", "Ledigt att ta i någon av dina grupper", BLUE,
                tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS), STAFF);
        add(40, "Försenade", "Att göra, och förfallodagen har passerat", RED, forMe().dueBeforeExpression(NOW), STAFF);
        add(50, "Förfaller inom en vecka", "Att göra, med förfallodag de närmaste sju dagarna", AMBER,
                forMe().dueAfterExpression(NOW).dueBeforeExpression("${dateTime().plusWeeks(1)}"), STAFF);
        add(60, "Kontaktpunkt 1", "Kontakta stödfunktionen, ta emot och planera", GREEN,
                tasks.createTaskQuery().taskDefinitionKeyIn("first-contact", "receive-planning"), PROCURER, SUPPORT_FUNCTION);
        add(70, "Kontaktpunkt 2", "Meddela anbudsvinnare, utse kontaktperson", GREEN,
                tasks.createTaskQuery().taskDefinitionKeyIn("second-contact", "appoint-contact-person"), PROCURER, SUPPORT_FUNCTION);
        add(80, "Kollegornas uppgifter", "Allt i dina grupper, även det som en kollega har; här kan du ta över", GREY,
                ofMyGroups(), PROCURER, MATCHING_OFFICER);
        add(15, "Eskalerat", "Sådant som blivit liggande och kräver ett ingripande", RED,
                tasks.createTaskQuery().processDefinitionKey("escalation"), SUPPORT_FUNCTION);
        add(85, "Alla försenade", "Försenat hos någon, i alla processer", RED,
                tasks.createTaskQuery().dueBeforeExpression(NOW), SUPPORT_FUNCTION);
    }

    private TaskQuery forMe() {
        return tasks.createTaskQuery().or().taskAssigneeExpression(ME).taskCandidateGroupInExpression(MY_GROUPS).endOr();
    }

    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    private void add(int place, String name, String description, String color, TaskQuery query, Role... roles) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("priority", place);
        properties.put("color", color);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of(
                Map.of("name", "registryNumber", "label", "Diarienummer"),
                Map.of("name", "title", "label", "Upphandling"),
                Map.of("name", "contractId", "label", "Avtal")));
        Filter filter = filters.saveFilter(filters.newTaskFilter(name).setProperties(properties).setQuery(query));
        for (Role role : Set.of(roles)) {
            Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            read.setGroupId(role.groupId());
            read.setResource(Resources.FILTER);
            read.setResourceId(filter.getId());
            read.addPermission(Permissions.READ);
            authorizations.saveAuthorization(read);
        }
    }
}
