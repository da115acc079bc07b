package se.samspel.accounts;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The password policy in words. The engine enforces it wherever a password is set, when the policy is on. */
@Component
class PasswordRules {

    private final ProcessEngine engine;
    private final IdentityService identity;

    PasswordRules(ProcessEngine engine, IdentityService identity) {
        this.engine = engine;
        this.identity = identity;
    }

    String sentence() {
        return isOn() ? "Lösenordet ska ha minst 12 tecken och får inte innehålla ditt namn, användarnamn eller din e-postadress." : "";
    }

    /** @return what is wrong with the password in a Swedish sentence; null when it may be chosen */
    String faultOf(String userId, String password) {
        if (password.isBlank()) {
            return "Skriv ett lösenord.";
        }
        if (!isOn()) {
            return null;
        }
        User user = identity.createUserQuery().userId(userId).singleResult();
        return identity.checkPasswordAgainstPolicy(password, user).isValid() ? null : sentence();
    }

    private boolean isOn() {
        return engine.getProcessEngineConfiguration().isEnablePasswordPolicy();
    }
}
