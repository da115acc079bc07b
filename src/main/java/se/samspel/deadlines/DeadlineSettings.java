package se.samspel.deadlines;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one place for due dates, reminders and escalations: {@code samspel.deadlines} in {@code application.yaml}. All figures are
 * Swedish working days unless the name says otherwise.
 *
 * @param workingDays            from a task's creation to its due date, 1 to 250
 * @param remindBefore           from the reminder to the due date, 0 to 250
 * @param escalateAfter          from the due date to the escalation, 0 to 250
 * @param steps                  other figures for single steps, by the step's id
 * @param firstContactLeadDays   calendar days from contact point 1 to the planned publication
 */
@ConfigurationProperties("samspel.deadlines")
record DeadlineSettings(
        @DefaultValue("5") int workingDays,
        @DefaultValue("2") int remindBefore,
        @DefaultValue("3") int escalateAfter,
        @DefaultValue("90") int firstContactLeadDays,
        @DefaultValue Map<String, Step> steps) {

    /** Null means: as for every step. */
    record Step(Integer workingDays, Integer remindBefore, Integer escalateAfter) {
    }

    /** The figures that hold for one step. */
    Step of(String step) {
        Step own = steps.getOrDefault(step, new Step(null, null, null));
        return new Step(
                own.workingDays() == null ? workingDays : own.workingDays(),
                own.remindBefore() == null ? remindBefore : own.remindBefore(),
                own.escalateAfter() == null ? escalateAfter : own.escalateAfter());
    }
}
