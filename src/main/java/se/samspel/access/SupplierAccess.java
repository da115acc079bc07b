package se.samspel.access;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The suppliers' companies as groups: {@code supplier-<organisation number>}, the only one that a company's tasks are offered to. */
@Component
public class SupplierAccess {

    /** What the id of every company's group begins with, and no other group's. */
    public static final String GROUP_PREFIX = "supplier-";

    private final IdentityService identity;

    SupplierAccess(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Makes the company's group, or gives it its present name. Harmless when it exists.
     *
     * @param organisationNumber ten digits, with or without hyphen
     * @param name the company's name, as people know it
     * @return the group's id
     * @throws IllegalArgumentException when the number has not ten digits
     */
    public String companyGroup(String organisationNumber, String name) {
        String id = groupOf(organisationNumber);
        Groups.ensureWorkflowGroup(identity, id, name);
        return id;
    }

    /** @return the id of the company's group, whether or not it has been made
     * @throws IllegalArgumentException when the number has not ten digits */
    public static String groupOf(String organisationNumber) {
        String digits = organisationNumber == null ? "" : organisationNumber.replace("-", "");
        if (!digits.matches("[0-9]{10}")) {
            throw new IllegalArgumentException("not ten digits: " + organisationNumber);
        }
        return GROUP_PREFIX + digits;
    }

    public static boolean isCompany(String groupId) {
        return groupId.startsWith(GROUP_PREFIX);
    }
}
