package se.samspel.engine.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No command of the engine on tasks, comments, attachments, starts, variables or forms is left without anybody having thought of it. */
class EveryCommandTest {

    private static final Pattern ABOUT = Pattern.compile(
            "Task|Comment|Attachment|Start|Variable|Form|IdentityLink|Instantiation|Message|Signal|Correlat|Complet|Claim|Delegat|Resolve|"
            + "Job|Incident");

    /** Samspel's guard, and the commands that it takes or refuses; the guard must name each, or what it is a kind of. */
    private static final Map<String, Set<String>> GUARDED = Map.of(
            "se.samspel.engine.guards.TaskGuard", Set.of("ClaimTaskCmd", "AssignTaskCmd", "SetTaskOwnerCmd", "AddUserIdentityLinkCmd",
                    "AddGroupIdentityLinkCmd", "DelegateTaskCmd", "DeleteUserIdentityLinkCmd", "DeleteGroupIdentityLinkCmd", "SaveTaskCmd",
                    "CreateAttachmentCmd", "DeleteAttachmentCmd", "GetAttachmentCmd", "GetAttachmentContentCmd", "GetTaskAttachmentCmd",
                    "GetTaskAttachmentContentCmd", "GetTaskAttachmentsCmd", "GetProcessInstanceAttachmentsCmd", "AddCommentCmd",
                    "GetTaskCommentsCmd", "GetTaskCommentCmd", "GetProcessInstanceCommentsCmd"),
            "se.samspel.engine.guards.UnusedCommands", Set.of("UpdateCommentCmd", "DeleteTaskCommentCmd", "DeleteProcessInstanceCommentCmd",
                    "SaveAttachmentCmd", "CreateTaskCmd", "DeleteTaskCmd", "GetTaskEventsCmd", "GetRenderedTaskFormCmd",
                    "GetRenderedStartFormCmd", "SetTaskNameCmd", "SetTaskDescriptionCmd", "SetTaskPriorityCmd",
                    "AddIdentityLinkForProcessDefinitionCmd",
                    "DeleteIdentityLinkForProcessDefinitionCmd", "ActivateJobCmd", "SuspendJobCmd", "ActivateJobDefinitionCmd",
                    "SuspendJobDefinitionCmd", "SetJobDefinitionPriorityCmd", "UnlockJobCmd", "CreateIncidentCmd", "ResolveIncidentCmd",
                    "SetAnnotationForIncidentCmd", "FindHistoryCleanupJobsCmd"),
            "se.samspel.engine.seam.FormInterceptor", Set.of("CompleteTaskCmd", "ResolveTaskCmd", "SubmitTaskFormCmd",
                    "HandleTaskBpmnErrorCmd", "HandleTaskEscalationCmd", "StartProcessInstanceCmd", "StartProcessInstanceAtActivitiesCmd",
                    "GetTaskFormVariablesCmd", "GetStartFormVariablesCmd", "GetDeployedStartFormCmd", "GetDeployedTaskFormCmd"));

    /** Commands that the engine's own authorizations are enough for, and why. */
    private static final Map<String, Set<String>> OPEN = Map.of(
            "who may read or work with the task, as the engine checks: dates, people, which form",
            Set.of("SetTaskDueDateCmd", "SetTaskFollowUpDateCmd", "GetIdentityLinksForTaskCmd", "GetSubTasksCmd", "GetTaskFormCmd"),
            "the start form's handler is the seam's own, see SeamStartFormHandler", Set.of("SubmitStartFormCmd"),
            "who may read the definition, as the engine checks",
            Set.of("GetStartFormCmd", "GetFormKeyCmd", "GetCamundaFormDefinitionCmd", "GetIdentityLinksForProcessDefinitionCmd"),
            "the right to variables, which the seam gives nobody: checked by the engine for tasks and instances alike",
            Set.of("GetTaskVariableCmd", "GetTaskVariableCmdTyped", "GetTaskVariablesCmd", "SetTaskVariablesCmd", "RemoveTaskVariablesCmd",
                    "PatchTaskVariablesCmd", "GetExecutionVariableCmd", "GetExecutionVariableTypedCmd", "GetExecutionVariablesCmd",
                    "SetExecutionVariablesCmd", "RemoveExecutionVariablesCmd", "PatchExecutionVariablesCmd",
                    "SetVariablesToProcessInstancesBatchCmd", "DeleteHistoricVariableInstanceCmd",
                    "DeleteHistoricVariableInstancesByProcessInstanceIdCmd"),
            "messages and signals need the right to start or change instances, which only Samspel's own work has",
            Set.of("CorrelateMessageCmd", "CorrelateAllMessageCmd", "CorrelateAllMessageBatchCmd", "MessageEventReceivedCmd",
                    "SignalEventReceivedCmd", "SignalCmd", "EvaluateStartConditionCmd"),
            "part of a modification or restart, which needs the right to change instances", Set.of("ActivityBeforeInstantiationCmd",
                    "ActivityAfterInstantiationCmd", "TransitionInstantiationCmd"),
            "no diagram holds a task for others to fetch, see ModelRules",
            Set.of("FetchExternalTasksCmd", "LockExternalTaskCmd", "UnlockExternalTaskCmd",
                    "CompleteExternalTaskCmd", "ExtendLockOnExternalTaskCmd", "HandleExternalTaskFailureCmd",
                    "HandleExternalTaskBpmnErrorCmd", "SetExternalTaskPriorityCmd", "SetExternalTaskRetriesCmd",
                    "SetExternalTasksRetriesCmd", "SetExternalTasksRetriesBatchCmd",
                    "GetExternalTaskErrorDetailsCmd", "GetHistoricExternalTaskLogErrorDetailsCmd"),
            "the administrators' counts and errors", Set.of("DeleteTaskMetricsCmd", "GetUniqueTaskWorkerCountCmd",
                    "TaskCountByCandidateGroupCmd", "DeleteHistoricTaskInstanceCmd", "HistoricTaskInstanceCountByNameCmd"),
            "jobs: who may change the instance or try it again, as the engine checks, and nobody where there is none (StricterChecks)",
            Set.of("RecalculateJobDuedateCmd", "SetJobDuedateCmd", "SetJobPriorityCmd", "SetJobRetriesCmd", "DeleteJobCmd",
                    "ExecuteJobsCmd", "GetJobExceptionStacktraceCmd", "GetHistoricJobLogExceptionStacktraceCmd"),
            "the engine's own work with jobs, and batches, for which nobody has the right",
            Set.of("AcquireJobsCmd", "DeleteJobsCmd", "DefaultJobRetryCmd",
                    "FailedJobListenerCmd", "SetJobsRetriesBatchCmd", "SetJobsRetriesByProcessBatchCmd"));

    @Test
    @DisplayName("each command is guarded by a class that names it, or open for a reason; none is both, or gone")
    void everyCommand() {
        JavaClasses engine = new ClassFileImporter().importPackages("org.camunda.bpm.engine.impl");
        Map<String, JavaClass> commands = engine.stream().filter(type -> type.isAssignableTo(Command.class) && !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT) && !type.getSimpleName().isEmpty())
                .filter(type -> type.getSimpleName().contains("Cmd") && ABOUT.matcher(type.getSimpleName()).find())
                .filter(type -> !type.getPackageName().contains("cmmn") && !type.getPackageName().contains("optimize")
                        && !type.getSimpleName().contains("CaseExecution"))
                .collect(Collectors.toMap(JavaClass::getSimpleName, type -> type));
        Set<String> opinions = Stream.concat(GUARDED.values().stream(), OPEN.values().stream()).flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(commands.keySet())).isEqualTo(opinions);
        assertThat(Stream.concat(GUARDED.values().stream(), OPEN.values().stream()).flatMap(Set::stream)).doesNotHaveDuplicates();

        JavaClasses ours = new ClassFileImporter().importPackages("se.samspel.engine");
        GUARDED.forEach((guard, names) -> {
            Set<String> named = ours.get(guard).getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getName())
                    .collect(Collectors.toSet());
            names.forEach(name -> assertThat(Stream.concat(Stream.of(commands.get(name)),
                    commands.get(name).getAllRawSuperclasses().stream())
                    .map(JavaClass::getName)).as(name).containsAnyElementsOf(named));
        });
    }

    @Test
    @DisplayName("what the guards and the seam read inside a command is looked for at start")
    void fieldsAreResolvedAtStart() throws IOException {
        Guarded.refuseChangedEngine();
        for (String[] reader : new String[][] {{"guards", "Guarded.given\\([^\"]*\"(\\w+)\"", "guards/Guarded.java"},
                {"seam", "[ (]read\\(\\w+, \"(\\w+)\"", "seam/FormCommands.java"}}) {
            Path room = Path.of("src/main/java/se/samspel/engine");
            String declared = Files.readString(room.resolve(reader[2])).split("private \\w+\\(\\) \\{")[0];
            try (Stream<Path> files = Files.list(room.resolve(reader[0]))) {
                for (Path file : files.toList()) {
                    var read = Pattern.compile(reader[1]).matcher(Files.readString(file));
                    while (read.find()) {
                        assertThat(declared).as(file + " reads " + read.group(1)).contains("\"" + read.group(1) + "\"");
                    }
                }
            }
        }
        assertThat(Arrays.stream(Guarded.class.getDeclaredMethods()).map(java.lang.reflect.Method::getName)).contains("given");
    }
}
