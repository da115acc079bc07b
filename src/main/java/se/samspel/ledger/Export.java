package se.samspel.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A table as a file that a spreadsheet opens: letters right, numbers as numbers, and no cell that begins a formula. */
final class Export {

    /** What a spreadsheet takes as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String BEGINS_FORMULA = "=+-@\t\r\n|%";

    enum Format {
        CSV("text/csv;charset=UTF-8"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        private String ending() {
            return "." + name().toLowerCase(java.util.Locale.ROOT);
        }

        /** @throws NotShown for another */
        static Format of(String file) {
            return Arrays.stream(values()).filter(format -> file.endsWith(format.ending())).findFirst()
                    .orElseThrow(() -> new NotShown(HttpStatus.NOT_FOUND, "Den tabellen finns inte."));
        }

        String without(String file) {
            return file.substring(0, file.length() - ending().length());
        }
    }

    private Export() {
    }

    static ResponseEntity<byte[]> file(Table table, Format format) {
        byte[] content = format == Format.CSV ? csv(table) : xlsx(table);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, format.type).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("samspel-" + table.id()
                        + format.ending()).build().toString())
                .body(content);
    }

    /** As a Swedish spreadsheet reads it: semicolons, decimal commas. */
    static byte[] csv(Table table) {
        String lines = table.rows().stream().map(row -> row.stream().map(Export::csv).collect(Collectors.joining(";")) + "\r\n")
                .collect(Collectors.joining());
        String head = table.columns().stream().map(column -> csv(column.title())).collect(Collectors.joining(";")) + "\r\n";
        return (BYTE_ORDER_MARK + head + lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String csv(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString().replace('.', ',')
                : value instanceof Number || value instanceof LocalDate ? value.toString()
                : '"' + inert(value.toString()).replace("\"", "\"\"") + '"';
    }

    /** Text that begins as a formula does is text after an apostrophe. */
    static String inert(String text) {
        String begun = text.stripLeading();
        boolean isFormula = !text.isEmpty() && (BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0
                || !begun.isEmpty() && BEGINS_FORMULA.indexOf(begun.charAt(0)) >= 0);
        return isFormula ? "'" + text : text;
    }

    static byte[] xlsx(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Samspel", null)) {
            Worksheet sheet = book.newWorksheet(table.title().length() > 31 ? table.title().substring(0, 31) : table.title());
            for (int column = 0; column < table.columns().size(); column++) {
                sheet.value(0, column, table.columns().get(column).title());
                sheet.style(0, column).bold().set();
            }
            for (int row = 0; row < table.rows().size(); row++) {
                List<Object> values = table.rows().get(row);
                for (int column = 0; column < values.size(); column++) {
                    cell(sheet, row + 1, column, values.get(column));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void cell(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value != null) {
            sheet.value(row, column, inert(printable(value.toString())));
        }
    }

    /** What XML can hold. */
    private static String printable(String text) {
        return text.codePoints().filter(point -> point >= ' ' || point == '\n' || point == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
