package se.samspel.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is sent with an operation that would change something: enough for it to go through where nobody refuses it. */
final class Bodies {

    private static final Pattern ASKS_ONLY = Pattern.compile("/identity/password-policy|/migration/(generate|validate)|"
            + "/decision-definition/.*/evaluate|/telemetry/configuration|"
            + "/external-task/fetchAndLock|/task/report/.*|.*/(list|count|query)");

    private Bodies() {
    }

    /** @return whether the operation, though a POST, leaves everything as it is (the database is compared too) */
    static boolean changesNothing(String template) {
        return ASKS_ONLY.matcher(template).matches();
    }

    static String of(String template, String path, String person, Map<String, List<String>> objects) {
        String instance = objects.get("process-instance").get(1);
        String definition = objects.get("process-definition").get(0);
        String last = template.substring(template.lastIndexOf('/') + 1);
        if (template.matches("(/history)?/[a-z-]+(/count)?") && !template.matches("/(message|signal|condition|history/cleanup)")) {
            return "{}";
        }
        return switch (last) {
            case "message" -> "{\"messageName\":\"contract-terminated\",\"processInstanceId\":\"" + instance + "\"}";
            case "signal" -> "{\"name\":\"x\"}";
            case "condition" -> "{\"variables\":{\"a\":{\"value\":1}}}";
            case "claim", "assignee", "delegate" -> "{\"userId\":\"" + person + "\"}";
            case "identity-links" -> "{\"userId\":\"" + person + "\",\"type\":\"candidate\"}";
            case "delete" -> template.contains("identity-links") ? "{\"userId\":\"hanna\",\"type\":\"candidate\"}"
                    : "{\"processInstanceIds\":[\"" + instance + "\"],\"historicProcessInstanceIds\":[\"" + instance
                    + "\"],\"deleteReason\":\"x\"}";
            case "variables", "localVariables" -> "{\"modifications\":{\"title\":{\"value\":\"x\",\"type\":\"String\"}}}";
            case "{varId}" -> "{\"value\":\"x\",\"type\":\"String\"}";
            case "suspended" -> path.contains("finns-inte") || !template.contains("{")
                    ? "{\"suspended\":true,\"processDefinitionKey\":\"supplier\"}" : "{\"suspended\":true}";
            case "modification", "modification-async" ->
                    "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"interview-candidates\"}]}";
            case "execute", "executeAsync" -> "{\"processDefinitionId\":\"" + definition + "\",\"processInstanceIds\":[\"" + instance
                    + "\"],\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"interview-candidates\"}],"
                    + "\"migrationPlan\":{\"sourceProcessDefinitionId\":\"" + definition + "\",\"targetProcessDefinitionId\":\""
                    + definition + "\",\"instructions\":[]}}";
            case "retries", "job-retries" -> "{\"retries\":0,\"processInstances\":[\"" + instance + "\"]}";
            case "duedate" -> "{\"duedate\":\"2030-01-01T00:00:00.000+0000\"}";
            case "priority", "jobPriority" -> "{\"priority\":7}";
            case "comment" -> "{\"message\":\"x\"}";
            case "create" -> created(template, person);
            case "credentials" -> "{\"password\":\"en helt ny hund\",\"authenticatedUserPassword\":\"samspel-demo\"}";
            case "profile" -> "{\"id\":\"hanna\",\"firstName\":\"X\",\"lastName\":\"Y\",\"email\":\"x@example.se\"}";
            case "verify" -> "{\"username\":\"hanna\",\"password\":\"samspel-demo\"}";
            case "fetchAndLock" -> "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"x\",\"lockDuration\":1000}]}";
            case "history-time-to-live" -> "{\"historyTimeToLive\":1}";
            case "set-removal-time" -> "{\"absoluteRemovalTime\":\"2020-01-01T00:00:00.000+0000\",\"historicProcessInstanceIds\":[\""
                    + instance + "\"]}";
            default -> "{}";
        };
    }

    private static String created(String template, String person) {
        return switch (template) {
            case "/authorization/create" -> "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"" + person
                    + "\",\"resourceType\":8,\"resourceId\":\"*\"}";
            case "/filter/create" -> "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1}\"},"
                    + "\"properties\":{}}";
            case "/user/create" -> "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\",\"email\":\"m@example.se\"},"
                    + "\"credentials\":{\"password\":\"samspel-demo\"}}";
            case "/group/create", "/tenant/create" -> "{\"id\":\"mallory\",\"name\":\"M\",\"type\":\"WORKFLOW\"}";
            case "/task/create" -> "{\"name\":\"x\",\"assignee\":\"" + person + "\"}";
            default -> "{\"message\":\"x\"}";
        };
    }
}
