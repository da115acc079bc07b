package se.samspel.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.springframework.web.util.HtmlUtils;

/**
 * Charts as SVG, drawn of a table that stands under each: so that they print, scale and need no script. A series is told by its pattern or
 * its dashes and marks, not by its colour alone. Each comes in two widths, of which the page shows one.
 */
final class Charts {

    private static final int WIDE = 760;
    private static final int NARROW = 350;
    private static final int MOST_BARS = 12;
    private static final List<String> COLOURS = List.of("#1f4e79", "#b35c00", "#2e7d32", "#6a1b7a");
    private static final List<String> DASHES = List.of("", "7 4", "", "2 4");

    private Charts() {
    }

    /** Series over time, one line for each column. */
    static String lines(Table table, int... columns) {
        return both(width -> lines(table, width, columns));
    }

    /** One group of horizontal bars for each of the first rows. */
    static String bars(Table table, int... columns) {
        return both(width -> bars(table, width, columns));
    }

    private static String both(java.util.function.IntFunction<String> chart) {
        return "<div class=\"wide\">" + chart.apply(WIDE) + "</div><div class=\"narrow\">" + chart.apply(NARROW) + "</div>";
    }

    private static String lines(Table table, int width, int... columns) {
        int legend = legendHeight(columns.length, width);
        int left = 48;
        int top = legend + 12;
        int height = 200;
        int points = table.rows().size();
        double step = points < 2 ? 0 : (width - left - 16) / (double) (points - 1);
        double most = niceAbove(most(table, columns));
        StringBuilder svg = begin(table, width, top + height + 34);
        for (int line = 0; line <= 4; line++) {
            double y = top + height - height * line / 4.0;
            svg.append(format("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>", left, y, width - 8, y));
            svg.append(format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", left - 6, y + 4, number(most * line / 4)));
        }
        List<String> labels = table.texts(0);
        int every = (int) Math.max(1, Math.ceil(labels.size() / ((width - left) / 100.0)));
        for (int i = 0; i < labels.size(); i += every) {
            String anchor = i == 0 ? "start" : i == labels.size() - 1 ? "end" : "middle";
            svg.append(format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", left + step * i, top + height + 20, anchor,
                    HtmlUtils.htmlEscape(labels.get(i))));
        }
        for (int series = 0; series < columns.length; series++) {
            List<BigDecimal> numbers = table.numbers(columns[series]);
            StringBuilder way = new StringBuilder();
            StringBuilder marks = new StringBuilder();
            for (int i = 0; i < numbers.size(); i++) {
                if (table.rows().get(i).get(columns[series]) == null) {
                    continue;
                }
                double x = left + step * i;
                double y = top + height - height * numbers.get(i).doubleValue() / most;
                way.append(format("%s%.1f %.1f", way.length() == 0 ? "M" : " L", x, y));
                marks.append(mark(series, x, y));
            }
            svg.append(format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>", way,
                    COLOURS.get(series), DASHES.get(series))).append(marks);
            int[] at = legendAt(series, columns.length, width);
            svg.append(format("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
                    at[0], at[1] - 4, at[0] + 24, at[1] - 4, COLOURS.get(series), DASHES.get(series)))
                    .append(mark(series, at[0] + 12, at[1] - 4)).append(legendText(table, columns[series], at));
        }
        return svg.append("</svg>").toString();
    }

    private static String mark(int series, double x, double y) {
        return switch (series) {
            case 0 -> format("<rect x=\"%.1f\" y=\"%.1f\" width=\"6\" height=\"6\" fill=\"%s\"/>", x - 3, y - 3, COLOURS.get(0));
            case 1 -> format("<path d=\"M%.1f %.1fl4 7h-8z\" fill=\"%s\"/>", x, y - 4, COLOURS.get(1));
            case 2 -> format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, COLOURS.get(2));
            default -> format("<path d=\"M%.1f %.1fl4 4-4 4-4-4z\" fill=\"#fff\" stroke=\"%s\"/>", x, y - 4, COLOURS.get(3));
        };
    }

    private static String bars(Table table, int width, int... columns) {
        int shown = Math.min(MOST_BARS, table.rows().size());
        int legend = columns.length < 2 ? 0 : legendHeight(columns.length, width);
        int bar = 14;
        int group = 20 + columns.length * (bar + 2) + 6;
        double most = Math.max(1, most(table, columns));
        int room = width - 70;
        StringBuilder svg = begin(table, width, legend + shown * group + 8);
        svg.append(patterns(table.id() + width));
        List<String> labels = table.texts(0);
        for (int row = 0; row < shown; row++) {
            int y = legend + row * group;
            svg.append(format("<text x=\"0\" y=\"%d\" class=\"label\">%s</text>", y + 15,
                    HtmlUtils.htmlEscape(shortened(labels.get(row), width / 7))));
            for (int series = 0; series < columns.length; series++) {
                double value = table.numbers(columns[series]).get(row).doubleValue();
                double length = Math.max(0, room * value / most);
                int at = y + 21 + series * (bar + 2);
                svg.append(format("<rect x=\"0\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"url(#%s-%d)\" stroke=\"%s\"/>", at, length,
                        bar,
                        table.id() + width, series, COLOURS.get(series)));
                svg.append(format("<text x=\"%.1f\" y=\"%d\">%s</text>", length + 6, at + 11, number(value)));
            }
        }
        for (int series = 0; series < columns.length && legend > 0; series++) {
            int[] at = legendAt(series, columns.length, width);
            svg.append(format("<rect x=\"%d\" y=\"%d\" width=\"24\" height=\"12\" fill=\"url(#%s-%d)\" stroke=\"%s\"/>", at[0], at[1] - 10,
                    table.id() + width, series, COLOURS.get(series))).append(legendText(table, columns[series], at));
        }
        return svg.append("</svg>").toString();
    }

    private static String patterns(String id) {
        List<String> insides = List.of("<rect width=\"6\" height=\"6\" fill=\"%s\"/>",
                "<path d=\"M0 6L6 0\" stroke=\"%s\" stroke-width=\"1.6\"/>",
                "<circle cx=\"3\" cy=\"3\" r=\"1.6\" fill=\"%s\"/>", "<path d=\"M0 3H6\" stroke=\"%s\" stroke-width=\"1.6\"/>");
        StringBuilder all = new StringBuilder("<defs>");
        IntStream.range(0, insides.size()).forEach(series -> all.append(format(
                "<pattern id=\"%s-%d\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">", id, series))
                .append(format(insides.get(series), COLOURS.get(series))).append("</pattern>"));
        return all.append("</defs>").toString();
    }

    private static StringBuilder begin(Table table, int width, int height) {
        return new StringBuilder(format("<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"Diagram: %s. Siffrorna står i "
                + "tabellen.\">", width, height, width, HtmlUtils.htmlEscape(table.title())));
    }

    private static int legendHeight(int series, int width) {
        return width == WIDE ? 26 : 22 * ((series + 1) / 2) + 6;
    }

    private static int[] legendAt(int series, int all, int width) {
        int perRow = width == WIDE ? all : 2;
        return new int[] {series % perRow * (width == WIDE ? 180 : 176), 16 + series / perRow * 22};
    }

    private static String legendText(Table table, int column, int[] at) {
        return format("<text x=\"%d\" y=\"%d\">%s</text>", at[0] + 30, at[1],
                HtmlUtils.htmlEscape(shortened(table.columns().get(column).title(), 22)));
    }

    private static double most(Table table, int... columns) {
        return IntStream.of(columns).mapToObj(table::numbers).flatMap(List::stream).mapToDouble(BigDecimal::doubleValue).max().orElse(0);
    }

    /** The next of 1, 2, 4, 10, 20, 40 … that is not below. */
    private static double niceAbove(double most) {
        double power = 1;
        while (true) {
            for (int first : new int[] {1, 2, 4}) {
                if (first * power >= most && first * power >= 4) {
                    return first * power;
                }
            }
            power *= 10;
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.forLanguageTag("sv"), "%,.0f", value)
                : String.format(Locale.forLanguageTag("sv"), "%,.1f", value);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1).stripTrailing() + "…";
    }

    /** Numbers of SVG have a point. */
    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
