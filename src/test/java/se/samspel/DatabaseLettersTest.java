package se.samspel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SamspelTest
class DatabaseLettersTest {

    @Autowired DatabaseLetters letters;
    @Autowired JdbcTemplate database;

    @Test
    @DisplayName("in the embedded database å, ä and ö are letters, and a search that ignores case finds them")
    void letters() {
        assertThat(letters.areSwedish()).isTrue();
        assertThat(database.queryForObject("SELECT UPPER('Årsavtal för Öland och Ängelholm') LIKE UPPER('%öLAND OCH ä%')", Boolean.class))
                .isTrue();
    }
}
