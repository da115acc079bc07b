package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import se.samspel.access.StandIns;
import se.samspel.mail.TestPost;

/** Who is away has a substitute, and is back. */
class StandingInTest extends ProcessTest {

    @Autowired
    StandIns standIns;
    @Autowired
    ApplicationContext samspel;

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** Also those of the future: each test names its own. */
    @AfterEach
    void nobodyStandsIn() {
        the.at("2026-01-01");
        standIns.all().forEach(one -> standIns.end(one.id()));
    }

    private String ownerOf(String step) {
        return the.theTask(the.number, step).getAssignee();
    }

    @Test
    @DisplayName("in the period new tasks go to the substitute with a word why, open ones if wished; afterwards what is left goes back")
    void thereAndBack() {
        the.at("2026-02-02").register("anna").complete("anna", "first-contact");
        standIns.name("anna", "bengt", day("2026-02-09"), day("2026-02-20"), false, "david");
        the.at("2026-02-10").complete("david", "receive-planning");
        Task lent = the.theTask(the.number, "map-needs");
        assertThat(lent.getAssignee()).isEqualTo("bengt");
        assertThat(engine.getTaskService().getTaskComments(lent.getId())).extracting(Comment::getFullMessage)
                .containsExactly("Den som har uppgiften är borta, och du är ersättare.");
        the.at("2026-02-20T08:00:00");
        TestPost.deliver(samspel);
        assertThat(ownerOf("map-needs")).as("the last day is one of the period").isEqualTo("bengt");
        the.at("2026-02-23T08:00:00");
        TestPost.deliver(samspel);
        assertThat(ownerOf("map-needs")).isEqualTo("anna");

        standIns.name("anna", "bengt", day("2026-03-02"), day("2026-03-06"), true, "anna");
        the.at("2026-03-02T08:00:00");
        TestPost.deliver(samspel);
        assertThat(ownerOf("map-needs")).isEqualTo("bengt");
    }

    @Test
    @DisplayName("a substitute who is away too is followed to the next; where it leads back or to nobody the task stays; a "
            + "circle is refused")
    void chains() {
        the.at("2026-02-02");
        standIns.name("anna", "bengt", day("2026-02-02"), day("2026-02-06"), false, "anna");
        assertThat(standIns.substituteOf("anna")).contains("bengt");
        assertThat(standIns.substituteOf("bengt")).isEmpty();
        standIns.name("bengt", "cecilia", day("2026-02-04"), day("2026-02-10"), false, "bengt");
        the.at("2026-02-04");
        assertThat(standIns.substituteOf("anna")).contains("cecilia");
        assertThat(standIns.standsInFor("cecilia")).containsExactlyInAnyOrder("anna", "bengt");
        assertThatThrownBy(() -> standIns.name("cecilia", "anna", day("2026-02-05"), day("2026-02-05"), false, "cecilia"))
                .isInstanceOf(StandIns.Refused.class).hasMessageStartingWith("Den personen är själv borta då");
        the.at("2026-02-09");
        assertThat(standIns.substituteOf("anna")).isEmpty();
    }

    @Test
    @DisplayName("days that cannot be, oneself and a second substitute are refused, each with its sentence")
    void refused() {
        the.at("2026-02-02");
        standIns.name("anna", "bengt", day("2026-02-02"), day("2026-02-06"), false, "anna");
        assertThatThrownBy(() -> standIns.name("anna", "cecilia", day("2026-02-06"), day("2026-02-09"), false, "anna"))
                .hasMessageStartingWith("Det finns redan en ersättare");
        assertThatThrownBy(() -> standIns.name("elin", "elin", day("2026-02-06"), day("2026-02-09"), false, "elin"))
                .hasMessageStartingWith("Ingen kan vara sin egen");
        assertThatThrownBy(() -> standIns.name("elin", "farid", day("2026-02-06"), day("2026-02-05"), false, "elin"))
                .hasMessageStartingWith("Sista dagen");
        assertThatThrownBy(() -> standIns.name("elin", "farid", day("2026-01-06"), day("2026-02-01"), false, "elin"))
                .hasMessageStartingWith("Sista dagen");
    }

    @Test
    @DisplayName("who stands in is both: a substitute does not review what the person has done")
    void fourEyes() {
        the.at("2026-02-02").register("anna").complete("anna", "first-contact");
        standIns.name("anna", "david", day("2026-02-02"), day("2026-02-06"), false, "david");
        assertThatThrownBy(() -> the.complete("david", "receive-planning")).hasMessageContaining("måste göras av någon annan");
        the.at("2026-02-09").complete("david", "receive-planning");
    }
}
