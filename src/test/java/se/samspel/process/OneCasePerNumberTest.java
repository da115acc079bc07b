package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

import se.samspel.contract.Contracts;
import se.samspel.forms.InvalidSubmission;

/** A registry number is one case's, however it is written, and is never a contract's id. */
class OneCasePerNumberTest extends ProcessTest {

    @Autowired
    Contracts contracts;

    @Autowired
    TestRestTemplate http;

    private String number(String pattern) {
        return pattern.replace("#", the.number.replaceAll("[^0-9]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oCpN 1-#/26", "OCPN 1-#/26 ", "ocpn  1-#/26", "OCPN\u00a01-#/26", "OCPN 1-#/26\u200b"})
    @DisplayName("The same number written in another way is taken already")
    void taken(String again) {
        String sameAgain = number(again);
        the = new Case(engine, number("OCPN 1-#/26"));
        the.at("2026-02-02").register("anna");
        assertThatThrownBy(() -> the.register("anna", "registryNumber", sameAgain)).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("finns redan");
    }

    @Test
    @DisplayName("A case whose number holds a slash runs to its supplier process, and is found in any letters")
    void slash() {
        the = new Case(engine, number("Sn-#/26"));
        the.untilAward().complete("anna", "record-winner").at("2026-09-01").work().complete("anna", "confirm-standstill-over")
                .complete("anna", "second-contact").complete("david", "appoint-contact-person");
        assertThat(contracts.of(the.number)).containsExactly(the.number + "/1");
        assertThat(the.isRunning("supplier", the.number + "/1")).isTrue();
        for (String path : new String[] {"trace", "documentation"}) {
            var answer = http.withBasicAuth("david", "samspel-demo").getForEntity(URI.create(http.getRootUri() + "/api/cases/"
                    + URLEncoder.encode(the.number.toUpperCase(Locale.ROOT), StandardCharsets.UTF_8) + "/" + path), String.class);
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(answer.getBody()).contains("\"" + the.number + "\"", "\"" + the.number + "/1\"");
        }
        the.reportEvent("anna", "registryNumber", the.number.toLowerCase(Locale.ROOT), "eventType", "CONTRACT_TERMINATED",
                "contractId", the.contract(1).toLowerCase(Locale.ROOT), "reason", "Konkurs.").complete("david", "approve-event");
        assertThat(the.isRunning("supplier", the.contract(1))).isFalse();
    }

    @Test
    @DisplayName("A case is not called as a contract, nor a contract as a case")
    void apart() {
        the = new Case(engine, number("Skild-#"));
        the.untilAward();
        assertThatThrownBy(() -> new Case(engine, the.number.toLowerCase(Locale.ROOT) + "/1").register("anna"))
                .isInstanceOf(InvalidSubmission.class).hasMessageContaining("finns redan");
        new Case(engine, the.number + "/2").register("anna");
        the.complete("anna", "record-winner", "committedPlaces", 1, "fullTimeMonths", 12, "moreWinners", true)
                .complete("anna", "record-winner", "committedPlaces", 1, "fullTimeMonths", 12);
        assertThat(contracts.of(the.number)).containsExactly(the.number + "/1", the.number + "/3");
    }
}
