package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import se.samspel.demonstration.TestInbox;
import se.samspel.demonstration.TestInbox.Seen;
import se.samspel.mail.TestPost;

/** A contract from its award to its end, with a supplier who does what mails ask for and looks at nothing else. */
class MailsOfAContractTest extends ProcessTest {

    private static final Pattern LINK = Pattern.compile("/uppgift/([0-9a-f-]{36})");

    @Autowired
    ApplicationContext samspel;

    private final Map<String, Seen> mails = new LinkedHashMap<>();

    /** Time passes, a morning in it, and the post goes. */
    private void post(String day) {
        the.at(day + "T07:31:00").work();
        deliver();
        the.at(day).work();
        deliver();
    }

    private void deliver() {
        TestPost.deliver(samspel);
        TestInbox.mails(samspel).stream().filter(mail -> (mail.subject() + mail.text()).contains(the.number))
                .forEach(mail -> mails.put(mail.id(), mail));
    }

    private List<Seen> to(String person) {
        return mails.values().stream().filter(mail -> mail.address().equals(person + "@example.se")).toList();
    }

    /** Gustav opens his newest mail whose task is of this step. */
    private void byMail(String step, Object... changes) {
        deliver();
        Task task = to("gustav").stream().map(Seen::text).map(LINK::matcher).filter(Matcher::find).map(link -> link.group(1))
                .map(id -> engine.getTaskService().createTaskQuery().taskId(id).taskDefinitionKey(step).singleResult())
                .filter(open -> open != null).reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no mail led Gustav to " + step + ", only " + to("gustav")));
        the.as("gustav", () -> engine.getFormService().submitTaskForm(task.getId(), Answers.to(step, changes)));
        the.work();
        deliver();
    }

    @Test
    @DisplayName("mails alone lead the supplier through its contract; none holds a candidate's reference, a title, a free text or "
            + "another's name")
    void supplierByMail() {
        the.untilTwoContracts();
        post("2026-09-02");
        the.completeFor(1, "elin", "kickoff-meeting");
        byMail("competence-profile");
        the.completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates");
        byMail("interview-candidates");
        byMail("confirm-placement");
        the.completeFor(1, "elin", "support-employment");
        post("2026-12-21");
        the.completeFor(1, "elin", "follow-up-placement");
        post("2027-02-01");
        byMail("self-report");
        the.completeFor(1, "anna", "review-self-report", "accepted", false, "reviewReason", "Räkna om månaderna för Karin.",
                "deviationFound", null);
        byMail("self-report");
        assertThat(to("gustav")).last().satisfies(mail -> assertThat(mail.subject()).startsWith("Tillbaka för komplettering: Egenrapport"));
        the.completeFor(1, "anna", "review-self-report");
        post("2028-10-02");
        byMail("final-report", "finalFullTimeMonths", 12);
        the.completeFor(1, "anna", "review-final-report");
        post("2028-11-01");
        the.completeFor(1, "anna", "closing-meeting");
        post("2028-11-02");

        mails.values().forEach(mail -> System.out.println("--- " + mail.at() + " till " + mail.address() + "\nÄmne: " + mail.subject()
                + "\n" + mail.text()));
        assertThat(to("gustav")).hasSizeBetween(6, 20);
        assertThat(to("hanna")).allSatisfy(mail -> assertThat(mail.subject() + mail.text()).doesNotContain(the.contract(1)));
        assertThat(mails.values()).hasSizeGreaterThan(15).allSatisfy(mail -> {
            String all = mail.subject() + "\n" + mail.text();
            assertThat(all).doesNotContain("K-7F3Q9M", "K-2B8XWA", "Städning av skolor", "Karin", "körkort", "Bygg & Bo");
            assertThat(all).doesNotContainPattern("K-[0-9A-Z]{6}");
            List.of("Anna", "Bengt", "Cecilia", "David", "Elin", "Farid", "Gustav", "Hanna").stream()
                    .filter(name -> !mail.address().startsWith(name.toLowerCase()))
                    .forEach(name -> assertThat(all).doesNotContainPattern("\\b" + name + "\\b"));
            assertThat(mail.text()).contains("http://", "/aviseringar");
            assertThat(mail.subject()).hasSizeLessThan(120).doesNotContain("{{", "null");
        });
    }

    @Test
    @DisplayName("what is done before its digest, or by a colleague, is not told; a reminder and an escalation are told at once, and where "
            + "the case lies after ten working days")
    void onlyWhatIsTrue() {
        the.at("2026-02-02").register("anna");
        the.complete("anna", "first-contact");
        post("2026-02-03");
        assertThat(to("anna")).as("her task was done before the morning").isEmpty();
        assertThat(to("david")).extracting(Seen::subject).anyMatch(subject -> subject.contains("ta emot och planera för upphandling "
                + the.number));
        the.at("2026-02-05T17:00:00").work();
        deliver();
        assertThat(to("david")).last().satisfies(mail -> assertThat(mail.subject()).startsWith("Påminnelse: "));
        the.at("2026-02-13").work();
        deliver();
        assertThat(to("david")).extracting(Seen::subject).anyMatch(subject -> subject.startsWith("Försenat: ")
                && subject.endsWith("skulle vara klart 9 februari"));
        post("2026-02-24");
        assertThat(to("anna")).hasSize(1).first().satisfies(mail -> assertThat(mail.subject())
                .isEqualTo("Upphandling " + the.number + " ligger hos stödfunktionen sedan 2 februari"));
        post("2026-02-25");
        assertThat(to("anna")).as("once for a wait").hasSize(1);
    }
}
