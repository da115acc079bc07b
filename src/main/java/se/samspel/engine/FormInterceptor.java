package se.samspel.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.samspel.forms.InvalidSubmission;

/**
 * Leads every command that would pass a form by, or show more than it, to the seam instead. It also logs the commands that fail,
 * in the engine's place: the engine would log every refused submission, and with it what was typed, as an error.
 */
class FormInterceptor extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(FormInterceptor.class);

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        boolean outermost = Context.getCommandContext() == null;
        try {
            return next.execute((Command<T>) throughTheDoor(command));
        } catch (OptimisticLockingException sameTime) {
            if (outermost && isSubmission(command)) {
                throw new InvalidSubmission("Någon annan ändrade uppgiften samtidigt. Ladda om den och försök igen.");
            }
            throw sameTime;
        } catch (RuntimeException failure) {
            if (outermost && !isTheCallersOwn(failure)) {
                LOG.error("{} failed", command.getClass().getSimpleName(), failure);
            }
            throw failure;
        }
    }

    private static boolean isTheCallersOwn(RuntimeException failure) {
        return failure instanceof InvalidSubmission || failure instanceof BadUserRequestException
                || failure instanceof ParseException || failure instanceof AuthorizationException
                || failure instanceof NullValueException || failure instanceof NotFoundException;
    }

    private static boolean isSubmission(Command<?> command) {
        return command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd;
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
        if (command instanceof GetDeployedStartFormCmd form) {
            return FormCommands.startForm(form);
        }
        return command;
    }
}
