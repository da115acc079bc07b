package se.samspel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import se.samspel.archive.Zone;

/** Every character of an answer stands in the PDF, as itself or as its number. */
class DrawnTextTest {

    private static final EmbeddedGlyphs GLYPHS = new EmbeddedGlyphs("/liberation/LiberationSans-Regular.ttf",
            "/liberation/LiberationSans-Bold.ttf");

    @Test
    @DisplayName("what the fonts lack is named, hyphens and spaces of other kinds are hyphens and spaces")
    void named() throws Exception {
        String text = pdf(List.of("2026\u201112\u201131", "50\u202F000\u2009kr", "中文 avtal", "a\u0308ngar", "\uD83D\uDE00", "x\u202Ey",
                "\uD800", "Ελλάδα Київ", "rad ett\u2028rad två", "nr #7"));

        assertThat(text).contains("2026-12-31", "50\u00A0000 kr", "[U+4E2D U+6587] avtal", "ängar", "[U+1F600]", "x[U+202E]y", "[U+D800]",
                "Ελλάδα Київ", "rad ett\nrad två", "nr #7");
        assertThat(text.chars().filter(c -> c == '#')).hasSize(1);
    }

    @Test
    @DisplayName("markup, templates and expressions that somebody wrote are text, wherever in the document they stand")
    void markup() throws Exception {
        String text = pdf(List.of("<b>fet</b> & <img src=\"file:///etc/hostname\"/>", "{{title}} {{{style}}} {{#parts}}x{{/parts}}",
                "=1+1 ${title} ]]> <!-- x -->", "ett'två`tre"));

        assertThat(text).contains("<b>fet</b> & <img src=\"file:///etc/hostname\"/>", "{{title}} {{{style}}} {{#parts}}x{{/parts}}",
                "=1+1 ${title} ]]> <!-- x -->", "ett'två`tre", "<i>Städning</i> & {{title}}");
    }

    @Test
    @DisplayName("no assigned character becomes a sign that nobody wrote")
    void allOfUnicode() throws Exception {
        List<String> answers = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += codePoint < 0x3000 ? 1 : 97) {
            if (Character.isDefined(codePoint) && codePoint != '#') {
                line.append('x').appendCodePoint(codePoint);
                if (line.length() > 60) {
                    answers.add(line.toString());
                    line.setLength(0);
                }
            }
        }

        assertThat(answers).hasSizeGreaterThan(200);
        assertThat(pdf(answers)).doesNotContain("#");
        for (String answer : answers) {
            GLYPHS.drawable(answer).codePoints().filter(c -> c != '\n').forEach(c -> assertThat(GLYPHS.has(c)).as("U+%04X", c).isTrue());
        }
    }

    private static String pdf(List<String> texts) throws Exception {
        OffsetDateTime now = OffsetDateTime.parse("2026-03-02T09:00:00+01:00");
        List<Documentation.Answer> answers = texts.stream().map(text -> new Documentation.Answer(null, "note", "Svar", text, text))
                .toList();
        Documentation.Step step = new Documentation.Step(1, "Upphandlingsprocessen", "form", "Steg", "d", null, null, null,
                new Documentation.Person("anna", "Anna"), now, null, null, answers);
        try (PDDocument document = Loader.loadPDF(DocumentationPdf.of(
                new Documentation("UPH-2026-0001", Zone.CONTRACT, "<i>Städning</i> & {{title}}", null, now, List.of(step), List.of(),
                        List.of())))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            return stripper.getText(document);
        }
    }
}
