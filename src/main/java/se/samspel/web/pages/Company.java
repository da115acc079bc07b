package se.samspel.web.pages;

import se.samspel.access.SupplierAccess;
import se.samspel.contract.Contract;

/** The company that a contract has today. */
final class Company {

    /** The fact of a contract's version that says who the company is; its group is {@code supplier-} and this. */
    static final String FACT = "supplierOrgNumber";

    private Company() {
    }

    /** The group of the company's people. */
    static String groupOf(Contract contract) {
        return SupplierAccess.groupOf(contract.supplierOrgNumber());
    }

    /** As people write it. */
    static String shownNumber(Contract contract) {
        return Swedish.organisationNumber(contract.supplierOrgNumber());
    }
}
