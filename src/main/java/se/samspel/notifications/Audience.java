package se.samspel.notifications;

import java.util.Arrays;
import java.util.Optional;

/** To whom a kind goes, in the words of the table. */
enum Audience {
    PEOPLE_OF_TASK("uppgiftens ägare"),
    USERS_OF_COMPANY("företagets användare"),
    CONTACT_PERSON("kontaktpersonen"),
    PROCURER("upphandlaren");

    private final String swedish;

    Audience(String swedish) {
        this.swedish = swedish;
    }

    static Optional<Audience> ofSwedish(String words) {
        return Arrays.stream(values()).filter(audience -> audience.swedish.equals(words)).findFirst();
    }
}
