package se.samspel.procurement;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.samspel.forms.FormFunction;

/**
 * The table {@code notice_check}, and {@code noticeDiffers(registryNumber)} in the checks of a form: whether the notice, when it was last
 * compared with the terms, said something else. Not compared is no difference.
 */
@Component
class NoticeChecks implements FormFunction {

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeChecks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(String registryNumber, int differences, String by) {
        jdbc.sql("INSERT INTO notice_check (registry_number, differences, compared_at, compared_by) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (registry_number) DO UPDATE SET differences = excluded.differences, compared_at = excluded.compared_at,"
                + " compared_by = excluded.compared_by")
                .params(registryNumber, differences, Timestamp.from(clock.instant()), by).update();
    }

    @Override
    public String name() {
        return "noticeDiffers";
    }

    @Override
    public List<String> parameters() {
        return List.of("registryNumber");
    }

    @Override
    public Object apply(List<Object> arguments) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM notice_check WHERE registry_number = ? AND differences > 0)")
                .param(String.valueOf(arguments.get(0))).query(Boolean.class).single();
    }
}
