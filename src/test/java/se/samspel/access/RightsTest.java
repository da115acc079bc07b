package se.samspel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.SamspelTest;

/** After a start the rights are those of the table, whatever somebody has granted by hand. */
@SamspelTest
class RightsTest {

    @Autowired
    AuthorizationService authorizations;

    /** Every right there is, one a line, as it works. */
    private TreeSet<String> all() {
        return authorizations.createAuthorizationQuery().list().stream().map(right -> right.getAuthorizationType() + " " + right.getUserId()
                + " " + right.getGroupId() + " " + right.getResourceType() + " " + right.getResourceId() + " " + permissions(right))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> permissions(Authorization right) {
        if (right.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE) {
            return List.of();
        }
        return Arrays.stream(Permissions.values())
                .filter(one -> Arrays.stream(one.getTypes()).anyMatch(resource -> resource.resourceType() == right.getResourceType()))
                .filter(right::isPermissionGranted).map(Permissions::getName).sorted().toList();
    }

    private void add(int type, String user, String group, Resources resource, String which, Permissions... permissions) {
        Authorization stray = authorizations.createNewAuthorization(type);
        if (user != null) {
            stray.setUserId(user);
        }
        if (group != null) {
            stray.setGroupId(group);
        }
        stray.setResource(resource);
        stray.setResourceId(which);
        stray.setPermissions(permissions);
        authorizations.saveAuthorization(stray);
    }

    private void ensure() {
        new Rights(authorizations).ensure(PermissionTable.rows());
    }

    @Test
    @DisplayName("a stray right is removed: a person's, a group's, everybody's, one on a single thing, and one that takes away")
    void stray() {
        ensure();
        TreeSet<String> before = all();
        int grant = Authorization.AUTH_TYPE_GRANT;
        add(grant, "gustav", null, Resources.PROCESS_INSTANCE, "*", Permissions.READ);
        add(grant, "gustav", null, Resources.TASK, "some-task", Permissions.UPDATE);
        add(grant, null, "supplier", Resources.PROCESS_DEFINITION, "procurement", Permissions.READ_HISTORY);
        add(grant, null, "supplier-5566778899", Resources.AUTHORIZATION, "*", Permissions.ALL);
        add(grant, null, "procurer", Resources.USER, "gustav", Permissions.UPDATE);
        add(grant, "anna", null, Resources.USER, "gustav", Permissions.UPDATE);
        add(grant, "anna", null, Resources.DEPLOYMENT, "*", Permissions.CREATE);
        add(grant, null, "supplier", Resources.FILTER, "*", Permissions.CREATE);
        add(Authorization.AUTH_TYPE_GLOBAL, "*", null, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        add(Authorization.AUTH_TYPE_REVOKE, null, "support-function", Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        assertThat(all()).hasSize(before.size() + 10);
        ensure();
        assertThat(all()).isEqualTo(before);
    }

    @Test
    @DisplayName("a right of the table that somebody has widened, narrowed or removed is as the table says again")
    void changed() {
        ensure();
        TreeSet<String> before = all();
        List<Authorization> some = authorizations.createAuthorizationQuery().resourceType(Resources.PROCESS_DEFINITION)
                .groupIdIn("procurer", "support-function", "process-owner").list();
        assertThat(some).hasSizeGreaterThan(3);
        authorizations.deleteAuthorization(some.get(0).getId());
        Authorization wider = some.get(1);
        wider.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(wider);
        Authorization narrower = some.get(2);
        narrower.setPermissions(new Permissions[0]);
        authorizations.saveAuthorization(narrower);
        assertThat(all()).isNotEqualTo(before);
        ensure();
        assertThat(all()).isEqualTo(before);
    }
}
