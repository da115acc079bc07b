package se.samspel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Samspel: the three processes of employment requirements in public procurement, on one engine. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SamspelApplication {

    public static void main(String[] args) {
        UniversalTime.set();
        try {
            SpringApplication.run(SamspelApplication.class, args);
        } catch (RuntimeException alreadyReported) {
            // StartFailureReporter has said in one sentence why.
            System.exit(1);
        }
    }
}
