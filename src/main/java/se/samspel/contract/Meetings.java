package se.samspel.contract;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Standing.Told;

/** What a single contract's meetings tell, from the archive; over many contracts the ledger knows it. */
final class Meetings {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private Meetings() {
    }

    static Told told(String contractId, SubmissionArchive archive) {
        Map<String, Object> dialogue = latest(contractId, "dialogue-meeting", archive);
        Map<String, Object> closing = latest(contractId, "closing-meeting", archive);
        Object cause = closing.containsKey("outcomeCause") ? closing.get("outcomeCause")
                : latest(contractId, "assess-deviation", archive).get("cause");
        LocalDate terminatedOn = archive.latestOfContract(contractId, "contract-terminated")
                .map(message -> LocalDate.ofInstant(message.submittedAt(), STOCKHOLM)).orElse(null);
        return new Told(day(dialogue.get("meetingDate")), (String) closing.get("outcome"), (String) cause, terminatedOn);
    }

    private static Map<String, Object> latest(String contractId, String step, SubmissionArchive archive) {
        return archive.latestOfContract(contractId, step).map(Submission::answers).orElse(Map.of());
    }

    private static LocalDate day(Object date) {
        return date == null ? null : LocalDate.parse((String) date);
    }
}
