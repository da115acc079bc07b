package se.samspel.notifications;

import java.util.Locale;
import java.util.Set;

/**
 * A row of {@code notifications/who-is-told-what.csv}.
 *
 * @param name    lasting, upper case
 * @param swedish as people see it
 * @param supplier null when it is not for suppliers; staff alike
 * @param steps   whose tasks are of this kind; none when no step makes it
 */
record Kind(String name, String swedish, Set<String> steps, Set<Audience> audiences, Choice supplier, Choice staff, String why) {

    String template() {
        return name.toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    }

    /** Whether anybody of that side is told. */
    boolean isFor(boolean isSupplier) {
        return (isSupplier ? supplier : staff) != null;
    }

    Choice usual(boolean isSupplier) {
        Choice usual = isSupplier ? supplier : staff;
        return usual == null ? Choice.AT_ONCE : usual;
    }

    /** Whether it is about a task, and true as long as that is open. */
    boolean isAboutTask() {
        return audiences.contains(Audience.PEOPLE_OF_TASK);
    }
}
