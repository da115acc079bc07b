package se.samspel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * A test on the running Samspel with its real database, one for all such tests. Jobs run when the test says so, time stands where
 * the test puts it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "samspel.data-dir=target/test-data/${random.uuid}",
        "camunda.bpm.job-execution.enabled=false"})
public @interface SamspelTest {
}
