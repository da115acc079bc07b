package se.samspel.ledger;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;

import se.samspel.access.Refusal;

/**
 * What a view is of, as its address says: {@code ?fran=2024-01&till=2026-12&enhet=fastighet&bransch=90&villkor=EMPLOYMENT}.
 *
 * @param from     its first month
 * @param to       its last month, not before the first
 * @param unit     code of the only unit; null for all that the person sees
 * @param division the only industry; null for all
 * @param clause   the only clause; null for all
 */
record Choices(Viewer viewer, View view, YearMonth from, YearMonth to, String unit, String division, String clause) {

    private static final Set<String> KNOWN = Set.of("visa", "fran", "till", "enhet", "bransch", "villkor");
    private static final int MOST_YEARS = 30;

    enum View {
        OVERSIKT("Översikt"), FORDELNING("Fördelning"), VAGEN("Vägen till en plats"), AVVIKELSER("Avvikelser"), FRAMAT("Kommande platser");

        private final String swedish;

        View(String swedish) {
            this.swedish = swedish;
        }

        String swedish() {
            return swedish;
        }

        String address() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param parameters of the address
     * @throws NotShown when they make no sense, or name what the person may not see
     */
    static Choices of(Viewer viewer, Map<String, String[]> parameters, LocalDate today) {
        parameters.forEach((name, values) -> {
            if (!KNOWN.contains(name) || values.length != 1) {
                throw NotShown.unreadable("Adressen kan inte läsas: den har ett val som inte finns, eller samma val två gånger.");
            }
        });
        View view = View.OVERSIKT;
        String asked = parameter(parameters, "visa");
        if (asked != null) {
            view = java.util.Arrays.stream(View.values()).filter(one -> one.address().equals(asked)).findFirst()
                    .orElseThrow(() -> NotShown.unreadable("Den vyn finns inte."));
        }
        YearMonth from = month(parameters, "fran", YearMonth.of(today.getYear() - 2, 1));
        YearMonth to = month(parameters, "till", YearMonth.of(today.getYear() + 1, 12));
        if (to.isBefore(from)) {
            throw NotShown.unreadable("Perioden slutar innan den börjar.");
        }
        if (from.plusYears(MOST_YEARS).isBefore(to)) {
            throw NotShown.unreadable("Perioden får vara högst " + MOST_YEARS + " år.");
        }
        String unit = parameter(parameters, "enhet");
        if (unit != null && !viewer.units().containsKey(unit)) {
            throw new NotShown(HttpStatus.FORBIDDEN, Refusal.NOT_ALLOWED);
        }
        String division = parameter(parameters, "bransch");
        if (division != null && !Industries.isDivision(division)) {
            throw NotShown.unreadable("Branschen ska vara de två första siffrorna i en CPV-kod.");
        }
        String clause = parameter(parameters, "villkor");
        if (clause != null && !Words.CLAUSES.containsKey(clause)) {
            throw NotShown.unreadable("Det villkoret finns inte.");
        }
        return new Choices(viewer, view, from, to, unit, division, clause);
    }

    private static YearMonth month(Map<String, String[]> parameters, String name, YearMonth otherwise) {
        String text = parameter(parameters, name);
        try {
            return text == null ? otherwise : YearMonth.parse(text);
        } catch (DateTimeParseException nonsense) {
            throw NotShown.unreadable("En månad skrivs som 2026-11.");
        }
    }

    private static String parameter(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values[0].isBlank() ? null : values[0].strip();
    }

    LocalDate firstDay() {
        return from.atDay(1);
    }

    LocalDate lastDay() {
        return to.atEndOfMonth();
    }

    Choices with(View other) {
        return new Choices(viewer, other, from, to, unit, division, clause);
    }

    /** What stands after the question mark, without the view. */
    String query() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("fran", from.toString());
        all.put("till", to.toString());
        all.put("enhet", unit);
        all.put("bransch", division);
        all.put("villkor", clause);
        return all.entrySet().stream().filter(one -> one.getValue() != null)
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(),
                        StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }
}
