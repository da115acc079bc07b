package se.samspel.mail;

import org.springframework.context.ApplicationContext;

/** The post goes when a test says so. */
public final class TestPost {

    private TestPost() {
    }

    /** Writes and sends all that is due. */
    public static void deliver(ApplicationContext samspel) {
        samspel.getBeansOfType(LetterSource.class).values().forEach(source -> {
            while (source.round()) {
                // there is more
            }
        });
        Postman postman = samspel.getBean(Postman.class);
        while (postman.round()) {
            // there is more
        }
    }
}
