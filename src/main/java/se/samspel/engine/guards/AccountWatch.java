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

/** Tells of each change of an account, in its transaction and when that is committed. */
final class AccountWatch extends CommandInterceptor {

    private final ObjectProvider<AccountChanges> told;

    AccountWatch(ObjectProvider<AccountChanges> told) {
        this.told = told;
    }

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (command instanceof DeleteGroupCmd) {
            tell(null);
        } else if (command instanceof SaveUserCmd) {
            tell(Guarded.given(command, "user", User.class).getId());
        } else if (command instanceof DeleteUserCmd || command instanceof CreateMembershipCmd || command instanceof DeleteMembershipCmd) {
            tell(Guarded.given(command, "userId", String.class));
        }
        return result;
    }

    private void tell(String userId) {
        told.forEach(one -> one.changing(userId));
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
