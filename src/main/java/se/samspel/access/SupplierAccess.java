package se.samspel.access;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

import se.samspel.identifiers.SupplierId;

/** The suppliers' companies as groups: {@code supplier-<supplier id>}, the only one that a company's tasks are offered to. */
@Component
public class SupplierAccess {

    private final IdentityService identity;

    SupplierAccess(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Makes the company's group, or gives it its present name. Harmless when it exists.
     *
     * @param name the company's name, as people know it
     * @return the group's id
     */
    public String companyGroup(SupplierId supplier, String name) {
        Groups.ensureWorkflowGroup(identity, supplier.group(), name);
        return supplier.group();
    }

    public static boolean isCompany(String groupId) {
        return SupplierId.isGroup(groupId);
    }
}
