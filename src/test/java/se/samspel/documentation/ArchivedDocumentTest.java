package se.samspel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

import se.samspel.archive.Zone;
import se.samspel.documentation.Documentation.Answer;
import se.samspel.documentation.Documentation.Person;
import se.samspel.documentation.Documentation.Rule;
import se.samspel.documentation.Documentation.Step;

/** The document for the registry, held against the standards that it says it follows, and as somebody turns its pages. */
class ArchivedDocumentTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-02-02T09:00:00+01:00");
    private static final int STEPS = 60;

    private static Documentation documentation() {
        List<Step> steps = new ArrayList<>();
        for (int number = 1; number <= STEPS; number++) {
            int rows = 1 + number * 7 % 23;
            List<Answer> answers = IntStream.range(0, rows).mapToObj(row -> new Answer(row < 3 ? null : "Avsnitt", "key" + row,
                    "Fråga nummer " + row + " som är så lång att den ibland bryts på två rader", row % 5 == 4 ? null : "svar",
                    row % 5 == 4 ? Answer.NONE : "Svar med å, ä och ö\npå två rader")).toList();
            steps.add(new Step(number, "Upphandlingsprocessen", "step-" + number, "Steget " + number, "d", number % 3 == 0
                    ? "KS 2026/1/2" : null,
                    null, null, new Person("anna", "Anna Alm"), AT, null, null, answers));
        }
        List<Rule> rules = List.of(new Rule(STEPS + 1, "Upphandlingsprocessen", "Vilket krav rekommenderas?", AT,
                List.of(new Answer(null, null, "A3", "YES", "Ja")), List.of(new Answer(null, null, "Krav", "NONE", "Inget krav"))));
        return new Documentation("KS 2026/1", Zone.CONTRACT, "Städning av skolor", "Fastighetsförvaltningen", AT, steps, rules, List.of());
    }

    @ParameterizedTest
    @EnumSource(value = PDFAFlavour.class, names = {"PDFA_2_A", "PDFUA_1"})
    @DisplayName("it is a valid PDF/A-2a and a valid PDF/UA-1")
    void valid(PDFAFlavour flavour) throws Exception {
        byte[] pdf = DocumentationPdf.of(documentation());
        Files.write(Path.of("target", "archived-document.pdf"), pdf);
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 20, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.isCompliant()).as(() -> result.getTestAssertions().stream().map(one -> one.getRuleId().getClause() + " "
                    + one.getMessage() + " " + one.getErrorMessage()).distinct().limit(10).toList().toString()).isTrue();
        }
    }

    @Test
    @DisplayName("the table of contents tells each step's page and contract, and no step is torn from its heading")
    void pages() throws IOException {
        try (PDDocument document = Loader.loadPDF(DocumentationPdf.of(documentation()))) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            String contents = String.join("\n", pages);
            for (int number = 1; number <= STEPS; number++) {
                Matcher heading = Pattern.compile("(?m)^" + number + " +Steget " + number + "\\s*$").matcher("");
                int at = IntStream.range(0, pages.size()).filter(page -> heading.reset(pages.get(page)).find()).findFirst().orElseThrow();
                Matcher line = Pattern.compile("(?m)^" + number + " +Steget " + number + " +(KS 2026/1/2"
                        + " )?.*?(\\d+)\\s*$").matcher(contents);
                assertThat(line.find()).as("line of " + number).isTrue();
                assertThat(line.group(2)).as("page of " + number).isEqualTo(String.valueOf(at + 1));
                assertThat(line.group(1) != null).as("contract of " + number).isEqualTo(number % 3 == 0);
                heading.reset(pages.get(at)).find();
                assertThat(pages.get(at).substring(heading.end())).as("what follows the heading of " + number).contains("Fråga nummer 0");
            }
            assertThat(contents).contains("inte besvarad", "Inget krav", "Frågor som inte ställdes");
        }
    }
}
