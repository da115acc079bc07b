package se.samspel.documentation;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/**
 * The documentation as a document for the registry: PDF/A-2a with its fonts in it (a PDF's own base fonts may not be used in an
 * archive), tagged for screen readers as PDF/UA-1 asks. How it looks stands in {@code documentation.mustache} and {@code
 * documentation.css}. The messages
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
