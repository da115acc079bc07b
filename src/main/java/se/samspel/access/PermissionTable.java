package se.samspel.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/** The table of rights, {@code access/permissions.csv}: role by object by permission, with the reason for each. */
public final class PermissionTable {

    private static final String FILE = "/access/permissions.csv";

    private PermissionTable() {
    }

    /** @param which the object's id, or {@code *} for all */
    public record Row(String role, Resources resource, String which, Set<Permission> permissions, String why) {
    }

    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PermissionTable.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).skip(1).map(PermissionTable::row).forEach(rows::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }

    private static Row row(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 5 || cells[4].isBlank()) {
            throw new IllegalStateException(FILE + ": not role;resource;which;permissions;why: " + line);
        }
        Resources resource = Resources.valueOf(cells[1].trim());
        Set<Permission> permissions = new LinkedHashSet<>();
        for (String name : cells[3].trim().split(" +")) {
            permissions.add(permission(resource, name));
        }
        return new Row(cells[0].trim(), resource, cells[2].trim(), permissions, cells[4].trim());
    }

    private static Permission permission(Resources resource, String name) {
        return all(resource).filter(permission -> permission.getName().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + ": no permission " + name + " on " + resource));
    }

    /** @return every single permission that the engine knows for such an object, without the collective NONE and ALL */
    public static Stream<Permission> all(Resources resource) {
        Permission[] known = switch (resource) {
            case PROCESS_DEFINITION -> ProcessDefinitionPermissions.values();
            case PROCESS_INSTANCE -> ProcessInstancePermissions.values();
            case OPERATION_LOG_CATEGORY -> UserOperationLogCategoryPermissions.values();
            case SYSTEM -> SystemPermissions.values();
            default -> Permissions.values();
        };
        return Arrays.stream(known)
                .filter(permission -> permission.getValue() != Permissions.NONE.getValue()
                        && permission.getValue() != Permissions.ALL.getValue())
                .filter(permission -> Arrays.asList(permission.getTypes()).contains(resource));
    }
}
