package se.samspel.collaboration;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/** What the processes beside a procurement ask about its case. */
@Component("cases")
public class Cases {

    private final SubmissionArchive archive;

    Cases(SubmissionArchive archive) {
        this.archive = archive;
    }

    /** User id of the procurer who registered the case; null when there is no such case. */
    public String procurer(String registryNumber) {
        return registration(registryNumber).map(archive::first).map(Submission::submittedBy).orElse(null);
    }

    /** The group of the procurers of the case's unit. */
    public String procurers(String registryNumber) {
        return "procurer-" + registration(registryNumber).map(Submission::answers).orElse(Map.of()).get("contractingUnit");
    }

    /** The case's title as it is written today; null when it has none. */
    public String title(String registryNumber) {
        return (String) registration(registryNumber).map(Submission::answers).orElse(Map.of()).get("title");
    }

    /** Whether the procurement has been published: from then on bidders have rights of their own. */
    public boolean isPublished(String registryNumber) {
        return archive.latestOfCase(registryNumber, "publish").isPresent();
    }

    private Optional<Submission> registration(String registryNumber) {
        return archive.latestOfCase(registryNumber, "register-procurement");
    }
}
