package se.samspel.engine.seam;

import java.util.Optional;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
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
public class FormInterceptor extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(FormInterceptor.class);

    /** A submission that meets a message or a colleague's in the same case is tried so many times before its sender must. */
    private static final int TRIES = 5;
    private static final int DEEPEST = 20;

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost = Context.getCommandContext() == null;
        try {
            return outermost && isSubmission(command) ? submit(command) : pass(command);
        } catch (RuntimeException failure) {
            if (!outermost) {
                throw failure;
            }
            RuntimeException out = refusalIn(failure).orElse(failure);
            Blame.leftTheEngine(out);
            if (Blame.isOurs(out) || !isTheCallersOwn(out)) {
                LOG.error("{} failed", command.getClass().getSimpleName(), out);
            }
            throw out;
        }
    }

    /** Each try is a transaction of its own, so nothing of a failed one remains. */
    private <T> T submit(Command<T> command) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return pass(command);
            } catch (OptimisticLockingException sameTime) {
                LOG.debug("A submission met another, attempt {}", attempt);
            }
        }
        try {
            return pass(command);
        } catch (OptimisticLockingException sameTime) {
            throw new InvalidSubmission("Någon annan ändrade ärendet samtidigt. Försök igen.");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T pass(Command<T> command) {
        return next.execute((Command<T>) throughTheDoor(command));
    }

    /** What a bean or listener refuses, the engine wraps in an exception of its own. */
    private static Optional<RuntimeException> refusalIn(RuntimeException failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (cause instanceof InvalidSubmission refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static boolean isTheCallersOwn(RuntimeException failure) {
        return failure instanceof InvalidSubmission || failure instanceof OptimisticLockingException
                || failure instanceof BadUserRequestException
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
        if (command instanceof GetDeployedTaskFormCmd form) {
            return FormCommands.taskForm(form);
        }
        return command;
    }
}
