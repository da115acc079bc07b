package se.samspel.documentation;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;

import se.samspel.documentation.Documentation.Answer;
import se.samspel.documentation.Documentation.Rule;
import se.samspel.documentation.Documentation.Step;

/**
 * The documentation as a document for the registry: PDF/A-2a with its fonts in it (a PDF's own base fonts may not be used in an
 * archive), tagged for screen readers. The messages between the processes are left out; they only repeat answers.
 */
final class DocumentationPdf {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String FONTS = "/liberation/LiberationSans-";
    private static final EmbeddedGlyphs GLYPHS = new EmbeddedGlyphs(FONTS + "Regular.ttf", FONTS + "Bold.ttf");

    private final StringBuilder html = new StringBuilder();

    private DocumentationPdf() {
    }

    static byte[] of(Documentation documentation) {
        String html = new DocumentationPdf().write(documentation);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> resource(FONTS + "Regular.ttf"), "Liberation Sans", 400, FontStyle.NORMAL, true)
                    .useFont(() -> resource(FONTS + "Bold.ttf"), "Liberation Sans", 700, FontStyle.NORMAL, true)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .withProducer("Samspel")
                    .withHtmlContent(html, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pdf.toByteArray();
    }

    private String write(Documentation it) {
        List<Item> items = new ArrayList<>();
        it.submissions().forEach(step -> items.add(new Item(step.number(), step, null)));
        it.decisions().forEach(rule -> items.add(new Item(rule.number(), null, rule)));
        items.sort(Comparator.comparingInt(Item::number));

        html.append("<html lang=\"sv\"><head><title>Dokumentation ").append(escaped(it.registryNumber())).append("</title>")
                .append("<meta name=\"author\" content=\"Samspel\"/><meta name=\"subject\" content=\"Dokumentation av ärendet ")
                .append(escaped(it.registryNumber())).append("\"/>")
                .append("<style>").append(new String(bytes("documentation.css"), StandardCharsets.UTF_8)).append("</style></head><body>");
        html.append("<div class=\"running\">").append(escaped(it.registryNumber())).append("</div>");
        element("p", "kind", "Dokumentation av upphandling");
        element("h1", null, it.title() == null ? it.registryNumber() : it.title());
        html.append("<table class=\"heading\">");
        row("Diarienummer", it.registryNumber());
        if (it.contractingUnit() != null) {
            row("Upphandlande enhet", it.contractingUnit());
        }
        row("Omfattning", it.submissions().size() + " inlämnade formulär, " + it.decisions().size() + " svar från beslutstabeller");
        row("Framställd", time(it.createdAt()) + ", svensk tid");
        html.append("</table>");
        contents(items);
        items.forEach(item -> {
            if (item.step() != null) {
                step(item.step());
            } else {
                rule(item.rule());
            }
        });
        element("p", "end", "Slut på dokumentationen");
        return html.append("</body></html>").toString();
    }

    /** Either a submission or a table's answer. */
    private record Item(int number, Step step, Rule rule) {
    }

    private void contents(List<Item> items) {
        element("h2", "contents", "Innehåll");
        html.append("<table class=\"contents\"><thead><tr><th class=\"number\">Nr</th><th>Steg</th><th>Av</th><th class=\"when\">När</th></tr></thead><tbody>");
        for (Item item : items) {
            Step step = item.step();
            html.append("<tr><td class=\"number\">").append(item.number()).append("</td><td><a href=\"#nr").append(item.number()).append("\">")
                    .append(escaped(step == null ? item.rule().name() : step.name())).append("</a></td><td>")
                    .append(escaped(step == null ? "Beslutstabell" : who(step))).append("</td><td class=\"when\">")
                    .append(time(step == null ? item.rule().decidedAt() : step.submittedAt())).append("</td></tr>");
        }
        html.append("</tbody></table>");
    }

    private void step(Step step) {
        html.append("<div class=\"head\">");
        heading(step.number(), step.name());
        List<String> facts = new ArrayList<>(List.of(step.process()));
        if (step.contractId() != null) {
            facts.add("avtal " + step.contractId());
        }
        if (step.candidateReference() != null) {
            facts.add("kandidat " + step.candidateReference());
        }
        element("p", "facts", String.join(" · ", facts));
        element("p", "facts", "Inlämnat av " + who(step) + " den " + time(step.submittedAt()));
        if (step.answers().isEmpty()) {
            element("p", "facts", "Formuläret lämnades in utan svar.");
            html.append("</div>");
            return;
        }
        html.append("</div>");
        html.append("<table class=\"answers\"><colgroup><col class=\"label\"/><col/></colgroup><tbody>");
        String section = null;
        for (Answer answer : step.answers()) {
            if (!Objects.equals(section, answer.section())) {
                section = answer.section();
                if (section != null) {
                    html.append("<tr class=\"section\"><th colspan=\"2\">").append(escaped(section)).append("</th></tr>");
                }
            }
            row(answer.label(), answer.text());
        }
        html.append("</tbody></table>");
    }

    private void rule(Rule rule) {
        html.append("<div class=\"head\">");
        heading(rule.number(), rule.name());
        element("p", "facts", rule.process());
        element("p", "facts", "Beslutstabellens svar den " + time(rule.decidedAt()));
        html.append("</div><table class=\"answers\"><colgroup><col class=\"label\"/><col/></colgroup><tbody>");
        rows("Underlag", rule.inputs());
        rows("Svar", rule.outcomes());
        html.append("</tbody></table>");
    }

    private void rows(String section, List<Answer> values) {
        html.append("<tr class=\"section\"><th colspan=\"2\">").append(section).append("</th></tr>");
        values.forEach(value -> row(value.label(), value.text()));
    }

    private void heading(int number, String name) {
        html.append("<h2 id=\"nr").append(number).append("\"><span class=\"number\">").append(number).append("</span> ")
                .append(escaped(name)).append("</h2>");
    }

    private void row(String label, String text) {
        html.append("<tr><th>").append(escaped(label)).append("</th><td>").append(escaped(text)).append("</td></tr>");
    }

    private void element(String name, String style, String text) {
        html.append('<').append(name).append(style == null ? "" : " class=\"" + style + "\"").append('>').append(escaped(text))
                .append("</").append(name).append('>');
    }

    private static String who(Step step) {
        if (step.submittedBy() == null) {
            return "systemet";
        }
        return step.submittedBy().name().equals(step.submittedBy().id()) ? step.submittedBy().id()
                : step.submittedBy().name() + " (" + step.submittedBy().id() + ")";
    }

    private static String time(OffsetDateTime time) {
        return TIME.format(time);
    }

    /** For XML, in characters that the embedded fonts have (which XML can hold, too). */
    private static String escaped(String text) {
        return GLYPHS.drawable(text)
                .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\n", "<br/>");
    }

    private static InputStream resource(String name) {
        InputStream resource = DocumentationPdf.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return resource;
    }

    private static byte[] bytes(String name) {
        try (InputStream resource = resource(name)) {
            return resource.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
