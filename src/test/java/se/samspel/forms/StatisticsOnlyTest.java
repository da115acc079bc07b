package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.forms.StatisticsOnly.Told;

class StatisticsOnlyTest extends FormsIntegration {

    private static final String APART = "{\"type\": \"select\", \"key\": \"gender\", \"label\": \"Kön\", \"values\": [{\"value\": "
            + "\"APART-WOMAN\", \"label\": \"APART-kvinna\"}], \"properties\": {\"statisticsOnly\": \"true\"}},"
            + "{\"type\": \"taglist\", \"key\": \"groups\", \"label\": \"Grupper\", \"valuesKey\": \"seamTestApart\","
            + " \"properties\": {\"statisticsOnly\": \"true\"}},";

    @Autowired KeptApart receiver;
    private String deployment;

    @BeforeEach
    void deployApart() throws Exception {
        receiver.clear();
        deployment = deploy(Map.of("seam-answer.form", file("seam-answer.form").replaceFirst("\\[", "[" + APART)));
    }

    @AfterEach
    void takeBack() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    @DisplayName("an answer for statistics alone reaches the statistics by month, and stands nowhere in the database")
    void keptApart() {
        String registryNumber = newRegistryNumber();
        String instance = start(registryNumber);
        formService.submitTaskForm(task(instance).getId(), answers("approved", false, "reason", "Mer", "gender", "APART-WOMAN", "groups",
                List.of("APART-YOUTH")));

        assertThat(receiver.told()).containsExactly(new Told("seam-answer", registryNumber, null, null,
                YearMonth.now(ZoneId.of("Europe/Stockholm")), answers("gender", "APART-WOMAN", "groups", List.of("APART-YOUTH"))));
        assertThat(receiver.told().get(0).toString()).doesNotContain("APART");
        assertThat(archive.latest(instance, "seam-answer", null, null).orElseThrow().answers()).containsEntry("reason", "Mer")
                .doesNotContainKeys("gender", "groups");
        assertThat(formService.getTaskFormVariables(task(instance).getId())).doesNotContainKeys("gender", "groups");
        assertThat(columnsThatHold("APART-WOMAN", "APART-YOUTH", "APART-unga")).isEmpty();
    }

    @Test
    @DisplayName("it is checked like every other answer, and one left empty tells nothing")
    void checked() {
        String instance = start(newRegistryNumber());
        String task = task(instance).getId();
        assertThatThrownBy(() -> formService.submitTaskForm(task, answers("approved", true, "gender", "WHATEVER")))
                .isInstanceOf(InvalidSubmission.class);
        formService.submitTaskForm(task, answers("approved", true));
        assertThat(receiver.told()).isEmpty();
    }

    @Test
    @DisplayName("a receiver that fails stops the submission: both are kept, or neither")
    void together() {
        String instance = start(newRegistryNumber());
        String task = task(instance).getId();
        receiver.fail();
        assertThatThrownBy(() -> formService.submitTaskForm(task, answers("approved", true, "gender", "APART-WOMAN")))
                .hasStackTraceContaining("no room");
        assertThat(archive.latest(instance, "seam-answer", null, null)).isEmpty();
        assertThat(task(instance).getId()).isEqualTo(task);
    }

    /** Every column of text in the database in which one of the words stands, but for the deployed forms themselves. */
    private List<String> columnsThatHold(String... words) {
        String any = List.of(words).stream().map(word -> "COLUMN::text LIKE '%" + word + "%'").collect(Collectors.joining(" OR "));
        return jdbc.queryForList("SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t"
                + " USING (table_schema, table_name) WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
                + " AND c.data_type IN ('text', 'character varying', 'jsonb', 'json')").stream()
                .map(row -> new String[] {(String) row.get("table_name"), (String) row.get("column_name")})
                .filter(at -> Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM " + at[0] + " WHERE "
                        + any.replace("COLUMN", '"' + at[1] + '"') + ")", Boolean.class)))
                .map(at -> at[0] + "." + at[1]).toList();
    }
}
