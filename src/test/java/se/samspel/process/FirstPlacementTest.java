package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.contract.Places;

class FirstPlacementTest extends ProcessTest {

    @Autowired
    Places placements;

    @Test
    @DisplayName("a placement with one supplier is none with the other of the same procurement")
    void perContract() {
        the.untilTwoContracts().at("2026-09-02");
        for (int n = 1; n <= 2; n++) {
            assertThat(placements.firstIsMade(the.contract(n))).as("contract %d before", n).isFalse();
        }
        the.completeFor(2, "farid", "kickoff-meeting").completeFor(2, "hanna", "competence-profile").completeFor(2, "farid",
                "identify-candidates")
                .completeFor(2, "farid", "assess-candidates").completeFor(2, "farid", "present-candidates")
                .completeFor(2, "hanna", "interview-candidates").completeFor(2, "hanna", "confirm-placement");
        assertThat(placements.firstIsMade(the.contract(2))).isTrue();
        assertThat(placements.firstIsMade(the.contract(1))).isFalse();
    }
}
