package se.samspel.engine;

import java.util.List;

import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/** Length instead of kinds of characters, and nothing of the person's name, user id or e-mail address. */
public final class LongPasswords implements PasswordPolicy {

    private static final int AT_LEAST = 12;

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(new PasswordPolicyUserDataRuleImpl(), new PasswordPolicyLengthRuleImpl(AT_LEAST));
    }
}
