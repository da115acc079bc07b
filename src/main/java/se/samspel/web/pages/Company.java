package se.samspel.web.pages;

import se.samspel.contract.Contract;

/** The company that a contract has today. */
final class Company {

    /** The fact of a contract's version that says who the company is; its group is {@code supplier-} and this. */
    static final String FACT = "supplierId";

    private Company() {
    }

    /** The group of the company's people. */
    static String groupOf(Contract contract) {
        return contract.supplierId().group();
    }

    /** As people write it. */
    static String shownNumber(Contract contract) {
        return contract.supplierId().shown();
    }
}
