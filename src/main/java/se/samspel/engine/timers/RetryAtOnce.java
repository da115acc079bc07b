package se.samspel.engine.timers;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

/**
 * A job that met another at the same moment is run again at once: nothing was wrong with it. The engine would make it wait as
 * long as a failed one, and with it a person who waits for the next step.
 */
public class RetryAtOnce implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return failure instanceof OptimisticLockingException ? new MetAnother(jobId, failure) : new DefaultJobRetryCmd(jobId, failure);
    }

    private static final class MetAnother extends DefaultJobRetryCmd {

        MetAnother(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        public Object execute(CommandContext context) {
            executeStandardStrategy(context);
            return null;
        }
    }
}
