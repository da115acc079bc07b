package se.samspel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import se.samspel.engine.RefusedModel;

class FormsReadTest {

    private final FormsRead rule = new FormsRead();

    static List<Class<?>> readers() {
        return Arrays.stream(Answered.class.getDeclaredClasses()).filter(Class::isRecord).toList();
    }

    private static String form(Class<?> reader) throws IOException {
        return Files.readString(Path.of("forms", Answered.step(reader.asSubclass(Record.class)) + ".form"));
    }

    @ParameterizedTest
    @MethodSource("readers")
    @DisplayName("each delivered form has every field that the ledger declares to read of it, and is refused without one of them")
    void declared(Class<?> reader) throws IOException {
        String name = Answered.step(reader.asSubclass(Record.class)) + ".form";
        String form = form(reader);
        assertThatCode(() -> rule.check(name, form.getBytes(StandardCharsets.UTF_8))).doesNotThrowAnyException();
        for (String field : Answered.fields(reader.asSubclass(Record.class))) {
            byte[] without = form.replace("\"key\": \"" + field + "\"", "\"key\": \"" + field + "2\"").getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> rule.check(name, without)).isInstanceOf(RefusedModel.class)
                    .hasMessageContaining(name).hasMessageContaining("”" + field + "”")
                    .hasMessageContaining("ledger." + reader.getSimpleName());
        }
    }

    @Test
    @DisplayName("an answer is read as what its component is; what it cannot be is as if it were not answered")
    void read() {
        assertThat(Answered.read(Answered.Report.class, Map.of("placesFilled", 2.0, "fullTimeMonthsDone", "2.50")))
                .isEqualTo(new Answered.Report(2, new BigDecimal("2.5")));
        assertThat(Answered.read(Answered.DeviationAssessment.class, Map.of("cause", "SUPPLIER", "correctBy", "igår")))
                .isEqualTo(new Answered.DeviationAssessment("SUPPLIER", null));
        assertThat(Answered.read(Answered.Terms.class, Map.of("countedKinds", "EMPLOYMENT", "committedPlaces", 1.5, "bonus", "ja")))
                .isEqualTo(new Answered.Terms(null, null, null, null, null, null, null));
    }

    @Test
    @DisplayName("a file opens in a spreadsheet with letters, numbers as numbers, and no cell that begins a formula")
    void export() {
        Table table = new Table("x", "Åtaganden", "", List.of(Table.text("a", "Ö"), Table.decimal("b", "B"), Table.date("c", "C")),
                List.of(Arrays.asList("=1+1;\"å\"", new BigDecimal("1234.5"), LocalDate.parse("2026-11-01")),
                        Arrays.asList("  @x", null, null), Arrays.asList("-5", new BigDecimal("-5.0"), null)));
        assertThat(new String(Export.csv(table), StandardCharsets.UTF_8)).isEqualTo("\ufeff\"Ö\";\"B\";\"C\"\r\n"
                + "\"'=1+1;\"\"å\"\"\";1234,5;2026-11-01\r\n\"'  @x\";;\r\n\"'-5\";-5,0;\r\n");
        assertThat(Export.xlsx(table)).startsWith('P', 'K');
    }
}
