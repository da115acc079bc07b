package se.samspel.engine;

import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Leads every command that would pass a form by, or show more than it, to the seam instead. */
class FormInterceptor extends CommandInterceptor {

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        return next.execute((Command<T>) throughTheDoor(command));
    }

    private static Command<?> throughTheDoor(Command<?> command) {
        if (command instanceof ResolveTaskCmd resolve) {
            return FormCommands.resolve(resolve);
        }
        if (command instanceof CompleteTaskCmd complete) {
            return FormCommands.complete(complete);
        }
        if (command instanceof SubmitTaskFormCmd submit) {
            return FormCommands.submit(submit);
        }
        if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
            return FormCommands.refuseWithForm(command);
        }
        if (command instanceof StartProcessInstanceCmd start) {
            return FormCommands.start(start);
        }
        if (command instanceof StartProcessInstanceAtActivitiesCmd start) {
            return FormCommands.startElsewhere(start);
        }
        if (command instanceof GetTaskFormVariablesCmd variables) {
            return FormCommands.taskPrefill(variables);
        }
        if (command instanceof GetStartFormVariablesCmd variables) {
            return FormCommands.startPrefill(variables);
        }
        return command;
    }
}
