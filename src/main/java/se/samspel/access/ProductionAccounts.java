package se.samspel.access;

import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import se.samspel.StartRefused;
import se.samspel.engine.LongPasswords;
import se.samspel.identifiers.UserId;

/** In production: nobody from the demonstration, and somebody who can administer the accounts. */
@Component
@Profile("production")
class ProductionAccounts {

    /** Whom the demonstration makes, each with the address {@code <id>@example.se}. */
    static final Set<String> OF_DEMONSTRATION = Set.of("anna", "bengt", "cecilia", "david", "elin", "farid", "gustav", "hanna", "ingrid",
            "admin");

    private static final Logger LOG = LoggerFactory.getLogger(ProductionAccounts.class);

    private final IdentityService identity;
    private final Environment environment;

    ProductionAccounts(IdentityService identity, Environment environment) {
        this.identity = identity;
        this.environment = environment;
    }

    /** @throws StartRefused when somebody from the demonstration is there */
    void refuseDemonstration() {
        String present = identity.createUserQuery().userIdIn(OF_DEMONSTRATION.toArray(String[]::new)).list().stream()
                .filter(user -> (user.getId() + "@example.se").equals(user.getEmail())).map(User::getId).sorted()
                .collect(Collectors.joining(", "));
        if (!present.isEmpty()) {
            throw ProductionSettings.refused("databasen innehåller demonstrationens användare (" + present + "). Använd en annan databas");
        }
    }

    /**
     * Makes the first administrator of the settings when there is none.
     *
     * @throws StartRefused when there is none and none is given, or the one given cannot be made
     */
    void ensureAdministrator() {
        if (identity.createUserQuery().memberOfGroup(Role.ADMINISTRATOR.groupId()).count() > 0) {
            return;
        }
        String id = environment.getProperty(ProductionSettings.ADMIN_USER);
        if (id == null) {
            throw ProductionSettings.refused("det finns ingen administratör. Ange SAMSPEL_ADMIN_USER och SAMSPEL_ADMIN_PASSWORD");
        }
        if (!UserId.isValid(id)) {
            throw ProductionSettings.refused("användarnamnet i SAMSPEL_ADMIN_USER får bara ha bokstäverna a–z, siffror och enstaka - . _ "
                    + "@ däremellan");
        }
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName("");
            user.setLastName("");
            String password = environment.getRequiredProperty(ProductionSettings.ADMIN_PASSWORD);
            user.setPassword(password);
            if (!identity.checkPasswordAgainstPolicy(new LongPasswords(), password, user).isValid()) {
                throw ProductionSettings.refused("den första administratörens lösenord får inte innehålla användarnamnet. Välj ett annat "
                        + "i SAMSPEL_ADMIN_PASSWORD");
            }
            identity.saveUser(user);
        }
        identity.createMembership(id, Role.ADMINISTRATOR.groupId());
        LOG.info("Första administratören: {}", id);
    }
}
