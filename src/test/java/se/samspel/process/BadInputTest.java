package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

import se.samspel.archive.SubmissionArchive;

/** What people get wrong: each gets a Swedish sentence on the field and HTTP 400, and nothing has changed. */
class BadInputTest extends ProcessTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    SubmissionArchive archive;

    private static Arguments mistake(String name, Consumer<Case> play, String user, String step, String field, String sentence,
            Object... changes) {
        return Arguments.of(name, play, user, step, field, sentence, changes);
    }

    static Stream<Arguments> mistakes() {
        Consumer<Case> registered = the -> the.at("2026-02-02").register("anna");
        Consumer<Case> awarded = Case::untilAward;
        Consumer<Case> standstillOver = the -> the.untilAward().complete("anna", "record-winner").at("2026-09-01").work();
        return Stream.of(
                mistake("a registry number that exists", registered, "anna", "register-procurement", "registryNumber", "finns redan"),
                mistake("another unit's procurement", registered, "bengt", "register-procurement", "contractingUnit", "Upphandlande enhet",
                        "registryNumber", "UPH-FREE-1"),
                mistake("a contract signed before the earliest signing day", standstillOver, "anna", "confirm-standstill-over",
                        "contractSignedDate", "före den dag då avtalsspärren", "contractSignedDate", "2026-08-31"),
                mistake("an end before the start", awarded, "anna", "record-winner", "contractEnd", "sluta innan det börjar", "contractEnd",
                        "2026-10-31"),
                mistake("an organisation number with a wrong check digit", awarded, "anna", "record-winner", "supplierOrgNumber",
                        "rganisationsnum", "supplierOrgNumber", "5566778890"),
                mistake("an organisation number with letters", awarded, "anna", "record-winner", "supplierOrgNumber", "rganisationsnum",
                        "supplierOrgNumber", "55667788AB"),
                mistake("a mail address that is none", awarded, "anna", "record-winner", "supplierContactEmail", "-post",
                        "supplierContactEmail", "gustav"),
                mistake("shares that are less than the commitment, without a word",
                        the -> the.untilAward().complete("anna", "record-winner")
                        .at("2026-09-01").work().complete("anna", "confirm-standstill-over"), "anna", "second-contact", "winnerConfirmed",
                        "mindre än åtagandet", "sharesAccepted", false, "sharesReason", null),
                mistake("a share that exceeds the commitment", awarded, "anna", "record-winner", "committedPlaces", "åtagande",
                        "committedPlaces", 3),
                mistake("full-time months that exceed the commitment", awarded, "anna", "record-winner", "fullTimeMonths", "eltidsmånader",
                        "fullTimeMonths", 25),
                mistake("an unknown contract", awarded, "david", "report-event", "contractId", "vtal", "eventType", "CONTRACT_TERMINATED",
                        "contractId", "{number}/7"),
                mistake("an unknown case", registered, "david", "report-event", "registryNumber", "ärende", "registryNumber",
                        "UPH-FINNS-INTE"),
                mistake("another unit's case", registered, "bengt", "report-event", "registryNumber", "ärende"),
                mistake("a shorter standstill than the law's", the -> the.untilTermsApproved().complete("anna", "publish").at("2026-08-20"),
                        "anna", "record-award", "statedStandstillDays", "läng", "statedStandstillDays", 10),
                mistake("a personal identity number", registered, "anna", "first-contact", "message", "personnummer",
                        "message", "Ring 19811218-9876 om saken"),
                mistake("a field that the form has not", registered, "anna", "first-contact", "approved", "approved", "approved", true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void refused(String name, Consumer<Case> play, String user, String step, String field, String sentence, Object[] changes) {
        play.accept(the);
        List<String> openBefore = the.openSteps();
        int answersBefore = archive.ofCase(the.number).size();
        Map<String, Object> answers = Answers.to(step, changes);
        answers.replaceAll((key, value) -> value instanceof String text ? text.replace("{number}", the.number) : value);
        boolean starts = step.equals("register-procurement") || step.equals("report-event");
        if (starts) {
            answers.putIfAbsent("registryNumber", the.number);
        }
        String path = starts ? "/process-definition/key/" + (step.equals("report-event") ? step : "procurement") + "/submit-form"
                : "/task/" + the.theTask(the.number, step).getId() + "/submit-form";

        ResponseEntity<Map> answer = http.withBasicAuth(user, "samspel-demo").postForEntity("/engine-rest" + path,
                Map.of("variables", answers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> variable(entry.getValue())))), Map.class);

        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(400);
        List<Map<String, String>> faults = (List<Map<String, String>>) answer.getBody().get("faults");
        assertThat(faults).extracting(fault -> fault.get("field")).containsExactly(field);
        assertThat(faults.get(0).get("message")).containsIgnoringCase(sentence).matches("(?s)\\p{Lu}.*|”.*");
        assertThat(the.openSteps()).isEqualTo(openBefore);
        assertThat(archive.ofCase(the.number)).hasSize(answersBefore);
    }

    private static Map<String, Object> variable(Object value) {
        if (value instanceof List<?> list) {
            return Map.of("type", "Json", "value", list.stream().map(item -> "\"" + item + "\"")
                    .collect(Collectors.joining(",", "[", "]")));
        }
        return Map.of("value", value);
    }
}
