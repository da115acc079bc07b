package se.samspel.corrections;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.archive.CaseAccess;
import se.samspel.archive.Submission;
import se.samspel.archive.Zone;
import se.samspel.collaboration.Cases;
import se.samspel.contract.Contracts;
import se.samspel.engine.SignedInUser;
import se.samspel.identifiers.SupplierId;

/** Whether somebody may correct an answer: whoever may read the case, for steps of their own role; a supplier, for its own contracts. */
@Component
class WhoCorrects {


    private final SignedInUser signedIn;
    private final Cases cases;
    private final Contracts contracts;
    private final ObjectProvider<CaseAccess> access;

    WhoCorrects(SignedInUser signedIn, Cases cases, Contracts contracts, ObjectProvider<CaseAccess> access) {
        this.signedIn = signedIn;
        this.cases = cases;
        this.contracts = contracts;
        this.access = access;
    }

    /** The roles that the signed-in person has anywhere: what a list of steps is made for. */
    Set<Doer> roles() {
        Set<String> groups = signedIn.groups();
        Set<Doer> roles = EnumSet.noneOf(Doer.class);
        if (groups.contains("procurer")) {
            roles.add(Doer.PROCURER);
        }
        if (groups.contains("support-function")) {
            roles.add(Doer.SUPPORT_FUNCTION);
        }
        if (groups.contains("matching-officer")) {
            roles.add(Doer.MATCHING_OFFICER);
        }
        if (groups.stream().anyMatch(group -> SupplierId.isGroup(group))) {
            roles.add(Doer.SUPPLIER);
        }
        return roles;
    }

    /** Whether the case is there for the person at all. */
    boolean seesCase(String registryNumber) {
        String user = signedIn.id().orElse(null);
        return List.of(Zone.values()).stream().anyMatch(zone -> access.getObject().mayRead(user, registryNumber, zone))
                || contracts.ofCase(registryNumber).stream().anyMatch(contract -> isOwn(contract.supplierId()));
    }

    /** Whether the person may correct this answer to a step. */
    boolean mayCorrect(Step step, Submission answer) {
        return step.doers().stream().anyMatch(doer -> switch (doer) {
            case PROCURER -> signedIn.groups().contains(cases.procurers(answer.registryNumber()));
            case SUPPORT_FUNCTION -> roles().contains(Doer.SUPPORT_FUNCTION);
            case MATCHING_OFFICER -> roles().contains(Doer.MATCHING_OFFICER);
            case SUPPLIER -> answer.contractId() != null && contracts.find(answer.contractId())
                    .map(contract -> isOwn(contract.supplierId())).orElse(false);
        });
    }

    private boolean isOwn(SupplierId supplier) {
        return signedIn.groups().contains(supplier.group());
    }
}
