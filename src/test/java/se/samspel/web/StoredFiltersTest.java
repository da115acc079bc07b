package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;

@SamspelTest
class StoredFiltersTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"anna", "cecilia", "david", "elin", "gustav"})
    @DisplayName("every filter that a person is shown lists and counts")
    void each(String person) throws Exception {
        Http http = Http.as(port, person);
        JsonNode filters = new ObjectMapper().readTree(http.get("/engine-rest/filter").body());
        assertThat(filters).isNotEmpty();
        for (JsonNode filter : filters) {
            for (String asked : Arrays.asList("list", "count")) {
                var answer = http.get("/engine-rest/filter/" + filter.get("id").asText() + "/" + asked);
                assertThat(answer.statusCode()).as("%s %s %s", filter.get("name"), asked, answer.body()).isEqualTo(200);
            }
        }
    }
}
