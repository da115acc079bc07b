package se.samspel.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The person on whose behalf this thread works, as the engine knows it: its checks and its log go by this. */
@Component
public class SignedInUser {

    private final IdentityService identity;

    SignedInUser(IdentityService identity) {
        this.identity = identity;
    }

    /** @return the user's id; empty when Samspel itself works (a timer, a start) */
    public Optional<String> id() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    /** @return the ids of the user's groups; none when Samspel itself works */
    public Set<String> groups() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getGroupIds).map(Set::copyOf).orElse(Set.of());
    }

    /** Signs the user in on this thread, with the groups that the user has now; end with {@link #signOut()}. */
    public void signIn(String userId) {
        List<String> groups = identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList();
        identity.setAuthentication(userId, groups);
    }

    public void signOut() {
        identity.clearAuthentication();
    }

    /** Does what Samspel itself must see or make, whoever is signed in: without the person's rights, and without their limits. */
    public <T> T asSamspel(Supplier<T> work) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            identity.setAuthentication(person);
        }
    }
}
