package se.samspel.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KindsTest {

    @Test
    @DisplayName("suppliers are told at once, staff of a new task each day and of what is urgent at once")
    void defaults() {
        Kinds kinds = new Kinds();
        assertThat(kinds.all()).filteredOn(kind -> kind.isFor(true)).extracting(Kind::supplier).containsOnly(Choice.AT_ONCE);
        assertThat(kinds.get(Kinds.NEW_TASK).staff()).isEqualTo(Choice.DAILY);
        assertThat(List.of(Kinds.REMINDER, "ESCALATION", Kinds.HAND_OVER)).allSatisfy(name ->
                assertThat(kinds.get(name).staff()).isEqualTo(Choice.AT_ONCE));
        assertThat(kinds.get("ESCALATION").isFor(true)).isFalse();
    }

    @Test
    @DisplayName("a step has its own kind, or is a new task")
    void steps() {
        Kinds kinds = new Kinds();
        assertThat(kinds.ofNewTask("interview-candidates").name()).isEqualTo("CANDIDATES_PRESENTED");
        assertThat(kinds.ofNewTask("self-report").name()).isEqualTo(Kinds.NEW_TASK);
        assertThat(kinds.ofNewTask("map-needs").name()).isEqualTo(Kinds.NEW_TASK);
    }

    @Test
    @DisplayName("a row with unknown words is refused")
    void refused() {
        String head = "slag;aviseringen;steg;till;leverantör;anställd;varför";
        for (String row : List.of("A;B;;alla;genast;genast;varför", "A;B;;upphandlaren;nån gång;genast;varför",
                "A;B;;upphandlaren;genast;genast;")) {
            assertThatThrownBy(() -> Kinds.read(List.of(head, row))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(Kinds.read(List.of(head, "A;B;;upphandlaren;–;genast;varför"))).containsOnlyKeys("A");
    }
}
