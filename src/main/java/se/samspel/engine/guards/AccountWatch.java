package se.samspel.engine.guards;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.samspel.engine.AccountChanges;

/** Tells of each change of an account, when it is committed. */
final class AccountWatch extends CommandInterceptor {

    private final ObjectProvider<AccountChanges> told;

    AccountWatch(ObjectProvider<AccountChanges> told) {
        this.told = told;
    }

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (command instanceof DeleteGroupCmd) {
            afterCommit(null);
        } else if (command instanceof SaveUserCmd) {
            afterCommit(Guarded.given(command, "user", User.class).getId());
        } else if (command instanceof DeleteUserCmd || command instanceof CreateMembershipCmd || command instanceof DeleteMembershipCmd) {
            afterCommit(Guarded.given(command, "userId", String.class));
        }
        return result;
    }

    private void afterCommit(String userId) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            told.forEach(one -> one.changed(userId));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.forEach(one -> one.changed(userId));
            }
        });
    }
}
