package se.samspel.notifications;

import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people have chosen; who has chosen nothing gets what the table says. */
@Repository
class Choices {

    private final JdbcTemplate jdbc;

    Choices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Choice of(String userId, Kind kind, boolean isSupplier) {
        return jdbc.queryForList("SELECT choice FROM notification_choice WHERE user_id = ? AND kind = ?", String.class, userId, kind.name())
                .stream().findFirst().map(Choice::valueOf).orElse(kind.usual(isSupplier));
    }

    boolean alsoOnHolidays(String userId) {
        return !jdbc.queryForList("SELECT user_id FROM told_on_holidays WHERE user_id = ?", String.class, userId).isEmpty();
    }

    /** All of a person's choices anew. */
    @Transactional
    public void choose(String userId, Map<Kind, Choice> choices, boolean alsoOnHolidays) {
        choices.forEach((kind, choice) -> jdbc.update("""
                INSERT INTO notification_choice (user_id, kind, choice) VALUES (?, ?, ?) \
                ON CONFLICT (user_id, kind) DO UPDATE SET choice = excluded.choice""", userId, kind.name(), choice.name()));
        jdbc.update("DELETE FROM told_on_holidays WHERE user_id = ?", userId);
        if (alsoOnHolidays) {
            jdbc.update("INSERT INTO told_on_holidays (user_id) VALUES (?)", userId);
        }
    }
}
