package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.camunda.feel.FeelEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of the product is one that the server understands, every expression in it included. */
class DeliveredFormsTest {

    private static final FeelEngine FEEL = new FeelEngine.Builder().build();

    static Stream<Path> forms() throws IOException {
        return Files.list(Path.of("forms")).filter(file -> file.toString().endsWith(".form")).sorted();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isUnderstood(Path file) throws IOException {
        FormSchema form = FormSchemaReader.read(Files.readString(file));

        assertThat(form.id() + ".form").isEqualTo(file.getFileName().toString());
        for (Field field : form.fields()) {
            assertThat(field.label()).as(field.key()).isNotBlank();
            if (field.type() == Field.Type.CHECKBOX) {
                // Tasklist cuts what does not fit on the checkbox's line.
                assertThat(field.label()).as(field.key()).hasSizeLessThan(92);
            }
            field.hides().forEach(DeliveredFormsTest::parses);
            field.checks().forEach(check -> {
                parses(check.feel());
                assertThat(check.message()).as(field.key()).isNotBlank();
            });
            Stream.of(field.readonly(), field.valuesExpression(), field.feel()).filter(feel -> feel != null)
                    .forEach(DeliveredFormsTest::parses);
        }
        assertThat(form.fields()).extracting(Field::path).doesNotHaveDuplicates();
    }

    private static void parses(String feel) {
        assertThat(FEEL.parseExpression(feel).isRight()).as(feel).isTrue();
    }
}
