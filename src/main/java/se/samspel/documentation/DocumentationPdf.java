package se.samspel.documentation;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;

/**
 * The documentation as a document for the registry: PDF/A-2a with its fonts in it (a PDF's own base fonts may not be used in an
 * archive), and PDF/UA-1: tagged for screen readers. How it looks stands in {@code documentation.mustache} and {@code documentation.css}.
 * The messages
 * between the processes are left out; they only repeat answers.
 */
final class DocumentationPdf {

    private static final String FONTS = "/liberation/LiberationSans-";
    private static final EmbeddedGlyphs GLYPHS = new EmbeddedGlyphs(FONTS + "Regular.ttf", FONTS + "Bold.ttf");
    private static final String STYLE = text("documentation.css");
    /** Whatever is put into the page is text there, in characters that the embedded fonts have (which XML can hold, too). */
    private static final Template PAGE = Mustache.compiler().withEscaper(text -> Escapers.HTML.escape(GLYPHS.drawable(text)))
            .compile(text("documentation.mustache"));

    private DocumentationPdf() {
    }

    static byte[] of(Documentation documentation) {
        String html = PAGE.execute(PrintedCase.of(documentation, STYLE));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = new PdfRendererBuilder()
                .useFont(() -> resource(FONTS + "Regular.ttf"), "Liberation Sans", 400, FontStyle.NORMAL, true)
                .useFont(() -> resource(FONTS + "Bold.ttf"), "Liberation Sans", 700, FontStyle.NORMAL, true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .withProducer("Samspel")
                .withHtmlContent(html, null)
                .toStream(pdf)
                .buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            describeLinks(renderer.getPdfDocument());
            renderer.getPdfDocument().save(pdf);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pdf.toByteArray();
    }

    /** A link says in words where it leads, for who does not see it (PDF/UA-1, 7.18.5). All of them stand in the table of contents. */
    private static void describeLinks(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link) {
                    link.setContents(leadsTo(document, link));
                }
            }
        }
    }

    private static String leadsTo(PDDocument document, PDAnnotationLink link) throws IOException {
        PDDestination destination = link.getDestination();
        if (destination == null && link.getAction() instanceof PDActionGoTo action) {
            destination = action.getDestination();
        }
        int page = destination instanceof PDPageDestination target && target.getPage() != null
                ? document.getPages().indexOf(target.getPage()) : -1;
        return page < 0 ? "Till steget i dokumentationen" : "Till steget på sidan " + (page + 1);
    }

    private static InputStream resource(String name) {
        InputStream resource = DocumentationPdf.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return resource;
    }

    private static String text(String name) {
        try (InputStream resource = resource(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
