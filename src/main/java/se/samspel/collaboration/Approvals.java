package se.samspel.collaboration;

import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/** Who approves what somebody has asked for, and what the asker is told when it is refused. */
@Component("approvals")
public class Approvals {

    private static final String SUPPORT_FUNCTION = "support-function";

    private final IdentityService identity;
    private final SubmissionArchive archive;
    private final Cases cases;
    private final Notices notices;

    Approvals(IdentityService identity, SubmissionArchive archive, Cases cases, Notices notices) {
        this.identity = identity;
        this.archive = archive;
        this.cases = cases;
        this.notices = notices;
    }

    /** The group that approves: the support function, or the procurers of the case's unit when the support function has asked. */
    public String by(String registryNumber, String askedBy) {
        boolean isOfSupport = identity.createGroupQuery().groupId(SUPPORT_FUNCTION).groupMember(askedBy).count() > 0;
        return isOfSupport ? cases.procurers(registryNumber) : SUPPORT_FUNCTION;
    }

    /** Tells who did the asking step that nothing comes of it, and why. */
    public void refused(DelegateExecution execution, String askingStep, String approvingStep) {
        String instance = execution.getProcessInstanceId();
        Object why = archive.latest(instance, approvingStep, null, null).map(Submission::answers).orElse(Map.of()).get("comment");
        Object contract = execution.getVariable("contractId");
        archive.latest(instance, askingStep, null, null).map(archive::first).map(Submission::submittedBy)
                .ifPresent(asker -> notices.tellPerson((String) execution.getVariable("registryNumber"),
                        (String) execution.getVariable("title"), "Det du begärde för " + contract + " blev inte av. "
                        + (why == null ? "Avtalet har hunnit upphöra." : "Den som skulle godkänna skriver: " + why), asker));
    }
}
