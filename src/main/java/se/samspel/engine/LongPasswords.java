package se.samspel.engine;

import java.util.List;

import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

import se.samspel.identifiers.Text;

/** Length instead of kinds of characters, and nothing of the person's name, user id or e-mail address; of the password as it is kept. */
public final class LongPasswords implements PasswordPolicy {

    private static final int AT_LEAST = 12;

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(new NothingOfPerson(), new Length());
    }

    private static final class NothingOfPerson extends PasswordPolicyUserDataRuleImpl {

        @Override
        public boolean execute(String candidate, User user) {
            return super.execute(Text.password(candidate), user);
        }
    }

    /** A letter and its mark, typed as two, are one. */
    private static final class Length extends PasswordPolicyLengthRuleImpl {

        Length() {
            super(AT_LEAST);
        }

        @Override
        public boolean execute(String candidate) {
            return super.execute(Text.password(candidate));
        }
    }
}
