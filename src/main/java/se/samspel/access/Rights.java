package se.samspel.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the engine's authorizations equal to the table of rights. */
public final class Rights {

    private static final Logger LOG = LoggerFactory.getLogger(Rights.class);

    /** Rights on single filters come and go with them, and are not in the table. (Those on single tasks come from its people.) */
    private static final Set<Resources> BY_OBJECT = Set.of(Resources.FILTER);

    private final AuthorizationService authorizations;

    Rights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    private record Key(String role, Resources resource, String which) {
    }

    /** Grants what the table lists, and removes what it does not list, whoever granted it. */
    void ensure(List<PermissionTable.Row> table) {
        Map<Key, Set<Permission>> wanted = new LinkedHashMap<>();
        for (PermissionTable.Row row : table) {
            wanted.computeIfAbsent(new Key(row.role(), row.resource(), row.which()), key -> new HashSet<>()).addAll(row.permissions());
        }
        Map<Key, Authorization> present = new HashMap<>();
        for (Resources resource : Resources.values()) {
            for (Authorization authorization : governed(resource)) {
                Key key = new Key(authorization.getGroupId(), resource, authorization.getResourceId());
                if (authorization.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
                        && wanted.containsKey(key) && present.putIfAbsent(key, authorization) == null) {
                    continue;
                }
                LOG.warn("Tar bort en behörighet som inte står i tabellen: {} på {} {}",
                        authorization.getGroupId() != null ? authorization.getGroupId() : authorization.getUserId(), resource,
                        authorization.getResourceId());
                authorizations.deleteAuthorization(authorization.getId());
            }
        }
        wanted.forEach((key, permissions) -> grant(key, permissions, present.get(key)));
    }

    /** What is governed by the table: everything but the rights that follow from being somebody. */
    private List<Authorization> governed(Resources resource) {
        AuthorizationQuery query = authorizations.createAuthorizationQuery().resourceType(resource);
        if (BY_OBJECT.contains(resource)) {
            return query.resourceId(Authorization.ANY).list();
        }
        return query.list().stream().filter(authorization -> !isOwn(resource, authorization)).toList();
    }

    private static boolean isOwn(Resources resource, Authorization authorization) {
        if (authorization.getAuthorizationType() != Authorization.AUTH_TYPE_GRANT) {
            return false;
        }
        return switch (resource) {
            case GROUP -> authorization.getResourceId().equals(authorization.getGroupId());
            case USER -> authorization.getResourceId().equals(authorization.getUserId());
            case DEPLOYMENT -> authorization.getUserId() != null && !Authorization.ANY.equals(authorization.getResourceId());
            default -> false;
        };
    }

    private void grant(Key key, Set<Permission> permissions, Authorization present) {
        if (present != null && PermissionTable.all(key.resource()).allMatch(
                permission -> present.isPermissionGranted(permission) == permissions.contains(permission))) {
            return;
        }
        Authorization authorization = present != null ? present : authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(key.role());
        authorization.setResource(key.resource());
        authorization.setResourceId(key.which());
        authorization.setPermissions(permissions.toArray(Permission[]::new));
        authorizations.saveAuthorization(authorization);
    }
}
