package se.samspel.accounts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import se.samspel.StartRefused;
import se.samspel.access.Role;
import se.samspel.access.SupplierAccess;

/**
 * How the organisation's directory is read: {@code samspel.oidc}, used with the profile {@code oidc} only.
 *
 * @param userClaim   the claim that becomes the account's id
 * @param groupsClaim the claim that lists the person's groups in the directory
 * @param groups      which of them mean which of ours
 */
@ConfigurationProperties("samspel.oidc")
record OidcSettings(@DefaultValue("preferred_username") String userClaim, @DefaultValue("groups") String groupsClaim,
        List<Mapping> groups) {

    /** @throws StartRefused when a mapping is not complete, or would make somebody a supplier: suppliers have local accounts */
    OidcSettings {
        groups = groups == null ? List.of() : List.copyOf(groups);
        for (Mapping mapping : groups) {
            if (mapping.claim() == null || mapping.claim().isBlank() || mapping.group() == null || mapping.group().isBlank()) {
                throw new StartRefused("Samspel startar inte: varje rad i samspel.oidc.groups behöver claim och group.");
            }
            if (mapping.group().equals(Role.SUPPLIER.groupId()) || SupplierAccess.isCompany(mapping.group())) {
                throw new StartRefused("Samspel startar inte: samspel.oidc.groups kan inte ge gruppen " + mapping.group()
                        + ", leverantörer har egna konton.");
            }
        }
    }

    /** @param claim a value of the groups claim @param group the id of one of our groups */
    record Mapping(String claim, String group) {
    }

    /** Our groups for these of the directory. */
    Set<String> of(List<String> claimed) {
        return groups.stream().filter(mapping -> claimed.contains(mapping.claim())).map(Mapping::group).collect(Collectors.toSet());
    }

    /** Those of our groups that the directory decides; memberships of others are left as they are. */
    Set<String> decided() {
        return groups.stream().map(Mapping::group).collect(Collectors.toSet());
    }
}
