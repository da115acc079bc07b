package se.samspel.engine.seam;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionVariableSnapshotObserver;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessInstanceWithVariablesImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.util.ReflectionUtils;

import se.samspel.StartRefused;
import se.samspel.forms.InvalidSubmission;

/**
 * The engine's commands on tasks and process instances that have a form, each led through it. Where there is no form the engine's
 * own command runs. Authorizations are checked first, as the engine does. That a step was completed, by whom and when, stands in the
 * archive; the operation log does not say it again.
 */
final class FormCommands {

    /** What is read of the engine's commands, see {@link #read}. */
    private static final Map<Class<?>, Set<String>> READ = Map.of(
            CompleteTaskCmd.class, Set.of("taskId", "variables", "returnVariables", "deserializeReturnedVariables"),
            ResolveTaskCmd.class, Set.of("taskId", "variables"),
            SubmitTaskFormCmd.class, Set.of("taskId", "properties", "returnVariables", "deserializeValues"),
            HandleTaskBpmnErrorCmd.class, Set.of("taskId"), HandleTaskEscalationCmd.class, Set.of("taskId"),
            StartProcessInstanceCmd.class, Set.of("instantiationBuilder"), StartProcessInstanceAtActivitiesCmd.class,
            Set.of("instantiationBuilder"), GetDeployedStartFormCmd.class, Set.of("processDefinitionId"), GetDeployedTaskFormCmd.class,
            Set.of("taskId"));

    private FormCommands() {
    }

    /** An engine that keeps these things elsewhere is found out at start, and not when somebody has clicked. */
    static void refuseChangedEngine() {
        READ.forEach((command, fields) -> fields.forEach(field -> {
            if (ReflectionUtils.findField(command, field) == null) {
                throw new StartRefused("Samspel startar inte: processmotorn är en annan än den Samspel är gjord för ("
                        + command.getSimpleName() + " har inte " + field + ").");
            }
        }));
    }

    static Command<VariableMap> complete(CompleteTaskCmd command) {
        return finish(command, read(command, "variables"), TaskEntity::complete, read(command, "returnVariables"),
                read(command, "deserializeReturnedVariables"));
    }

    static Command<VariableMap> resolve(ResolveTaskCmd command) {
        return finish(command, read(command, "variables"), FormCommands::resolve, false, false);
    }

    static Command<VariableMap> submit(SubmitTaskFormCmd command) {
        return finish(command, read(command, "properties"), task -> {
            if (task.getDelegationState() == DelegationState.PENDING) {
                resolve(task);
            } else {
                task.complete();
            }
        }, read(command, "returnVariables"), read(command, "deserializeValues"));
    }

    private static void resolve(TaskEntity task) {
        task.resolve();
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_RESOLVE);
    }

    private interface Ending {
        void end(TaskEntity task);
    }

    /** Of the variables in return, only those that the form names. */
    private static Command<VariableMap> finish(Command<VariableMap> engines, Map<String, Object> posted, Ending ending,
            boolean returnVariables, boolean deserialize) {
        String taskId = read(engines, "taskId");
        return context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new InvalidSubmission("Uppgiften finns inte längre. Någon kan redan ha avslutat den.");
            }
            SeamTaskFormHandler door = SeamTaskFormHandler.of(task);
            if (door == null) {
                return engines.execute(context);
            }
            checkers(context).forEach(checker -> checker.checkTaskWork(task));
            door.submitFormVariables(posted == null ? Variables.createVariables() : Variables.fromMap(posted), task);
            Collection<String> names = returnVariables ? door.names(task) : null;
            ExecutionVariableSnapshotObserver observer = returnVariables
                    ? new ExecutionVariableSnapshotObserver(task.getProcessInstance(), false, deserialize) : null;
            ending.end(task);
            return observer == null ? null : only(observer.getVariables(), names);
        };
    }

    /** An error or an escalation would end the step without its form. */
    static Command<?> refuseWithForm(Command<?> engines) {
        String taskId = read(engines, "taskId");
        return context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            if (SeamTaskFormHandler.of(task) != null) {
                checkers(context).forEach(checker -> checker.checkTaskWork(task));
                throw new InvalidSubmission("Steget kan bara avslutas med sitt formulär.");
            }
            return engines.execute(context);
        };
    }

    static Command<ProcessInstanceWithVariables> start(StartProcessInstanceCmd command) {
        ProcessInstantiationBuilderImpl builder = read(command, "instantiationBuilder");
        return context -> {
            ProcessDefinitionEntity process = new GetDeployedProcessDefinitionCmd(builder, false).execute(context);
            SeamStartFormHandler door = SeamStartFormHandler.of(process);
            if (door == null) {
                return command.execute(context);
            }
            checkers(context).forEach(checker -> checker.checkCreateProcessInstance(process));
            ExecutionEntity instance = process.createProcessInstance(builder.getBusinessKey(), builder.getCaseInstanceId());
            if (builder.getTenantId() != null) {
                instance.setTenantId(builder.getTenantId());
            }
            ExecutionVariableSnapshotObserver observer = new ExecutionVariableSnapshotObserver(instance);
            instance.startWithFormProperties(builder.getVariables() == null ? Variables.createVariables()
                    : Variables.fromMap(builder.getVariables()));
            context.getOperationLogManager().logProcessInstanceOperation(UserOperationLogEntry.OPERATION_TYPE_CREATE, instance.getId(),
                    instance.getProcessDefinitionId(), process.getKey(), List.of(PropertyChange.EMPTY_CHANGE));
            return new ProcessInstanceWithVariablesImpl(instance, only(observer.getVariables(), door.names()));
        };
    }

    /** Who may start a process may not choose to start it past its form; code that acts for nobody may. */
    static Command<ProcessInstanceWithVariables> startElsewhere(StartProcessInstanceAtActivitiesCmd command) {
        ProcessInstantiationBuilderImpl builder = read(command, "instantiationBuilder");
        return context -> {
            if (context.getAuthenticatedUserId() != null
                    && SeamStartFormHandler.of(new GetDeployedProcessDefinitionCmd(builder, false).execute(context)) != null) {
                throw new InvalidSubmission("Processen kan bara startas med sitt formulär.");
            }
            return command.execute(context);
        };
    }

    static Command<VariableMap> taskPrefill(GetTaskFormVariablesCmd command) {
        return context -> {
            TaskEntity task = command.resourceId == null ? null : context.getTaskManager().findTaskById(command.resourceId);
            if (task == null) {
                throw new BadUserRequestException("There is no task with id '" + command.resourceId + "'.");
            }
            // Nothing but the form is shown, so who may read the task may read this.
            checkers(context).forEach(checker -> checker.checkReadTask(task));
            SeamTaskFormHandler door = SeamTaskFormHandler.of(task);
            return door == null ? Variables.createVariables() : Variables.fromMap(door.prefill(task, command.formVariableNames));
        };
    }

    static Command<VariableMap> startPrefill(GetStartFormVariablesCmd command) {
        return context -> {
            ProcessDefinitionEntity process = context.getProcessEngineConfiguration().getDeploymentCache()
                    .findDeployedProcessDefinitionById(command.resourceId);
            checkers(context).forEach(checker -> checker.checkReadProcessDefinition(process));
            SeamStartFormHandler door = SeamStartFormHandler.of(process);
            return door == null ? Variables.createVariables() : Variables.fromMap(door.prefill(command.formVariableNames));
        };
    }

    static Command<InputStream> startForm(GetDeployedStartFormCmd command) {
        String processDefinitionId = read(command, "processDefinitionId");
        return context -> {
            InputStream deployed = command.execute(context);
            SeamStartFormHandler door = SeamStartFormHandler.of(context.getProcessEngineConfiguration().getDeploymentCache()
                    .findDeployedProcessDefinitionById(processDefinitionId));
            return door == null ? deployed : new ByteArrayInputStream(door.form().getBytes(StandardCharsets.UTF_8));
        };
    }

    static Command<InputStream> taskForm(GetDeployedTaskFormCmd command) {
        String taskId = read(command, "taskId");
        return context -> {
            // checks what the caller may read
            InputStream deployed = command.execute(context);
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            SeamTaskFormHandler door = SeamTaskFormHandler.of(task);
            return door == null ? deployed : new ByteArrayInputStream(door.form(task).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static VariableMap only(VariableMap variables, Collection<String> names) {
        VariableMap limited = Variables.createVariables();
        variables.keySet().stream().filter(names::contains).forEach(name -> limited.putValueTyped(name, variables.getValueTyped(name)));
        return limited;
    }

    private static Iterable<CommandChecker> checkers(CommandContext context) {
        return context.getProcessEngineConfiguration().getCommandCheckers();
    }

    /** The engine's commands keep what they were asked for to themselves. */
    @SuppressWarnings("unchecked")
    private static <T> T read(Object command, String name) {
        for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return (T) field.get(command);
            } catch (NoSuchFieldException inASuperclass) {
                // go on
            } catch (IllegalAccessException impossible) {
                throw new ProcessEngineException(impossible);
            }
        }
        throw new ProcessEngineException(command.getClass().getName() + " has no " + name);
    }
}
