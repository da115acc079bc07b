package se.samspel.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * What the fonts inside the PDF can draw. A character that one of them lacks is written as its Unicode number, {@code [U+4E2D]}:
 * an archived document must not show a sign that nobody wrote, nor hide one that somebody did.
 */
final class EmbeddedGlyphs {

    private final List<CmapLookup> fonts;

    /** @param fonts names of TrueType fonts on the class path; a character is drawn when all of them have it */
    EmbeddedGlyphs(String... fonts) {
        List<CmapLookup> read = new ArrayList<>();
        for (String font : fonts) {
            try (InputStream file = EmbeddedGlyphs.class.getResourceAsStream(font)) {
                read.add(new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())).getUnicodeCmapLookup());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        this.fonts = List.copyOf(read);
    }

    boolean has(int codePoint) {
        return fonts.stream().allMatch(font -> font.getGlyphId(codePoint) > 0);
    }

    /** The same text in characters that the fonts have, line breaks as {@code \n}; neighbours without a glyph share one bracket. */
    String drawable(String text) {
        StringBuilder drawn = new StringBuilder(text.length());
        boolean inBracket = false;
        for (int codePoint : Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC).codePoints().toArray()) {
            String same = same(codePoint);
            if (same == null) {
                drawn.append(inBracket ? " " : "[").append(String.format(Locale.ROOT, "U+%04X", codePoint));
                inBracket = true;
            } else {
                drawn.append(inBracket ? "]" : "").append(same);
                inBracket = false;
            }
        }
        return drawn.append(inBracket ? "]" : "").toString();
    }

    /** @return how the character is drawn, or null when it can only be named */
    private String same(int codePoint) {
        if (codePoint == '\n' || codePoint == '\r' || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029) {
            return "\n";
        }
        if (codePoint == '\t') {
            return " ";
        }
        if (codePoint == 0x2011) {
            return "-";
        }
        int type = Character.getType(codePoint);
        if (type == Character.SPACE_SEPARATOR) {
            return codePoint == ' ' ? " " : codePoint == 0x00A0 || codePoint == 0x2007 || codePoint == 0x202F ? "\u00A0" : " ";
        }
        boolean invisible = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
        return !invisible && has(codePoint) ? Character.toString(codePoint) : null;
    }
}
