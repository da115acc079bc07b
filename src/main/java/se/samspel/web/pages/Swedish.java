package se.samspel.web.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Days, sums and codes as they stand on a page. */
final class Swedish {

    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    static final Locale LOCALE = Locale.forLanguageTag("sv-SE");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy 'kl.' HH.mm", LOCALE).withZone(STOCKHOLM);

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("RECORDED", "Avtalet registrerat"), Map.entry("EXTENSION", "Förlängning"), Map.entry("COMMITMENT", "Ändrat åtagande"),
            Map.entry("DATES", "Ändrade dagar"), Map.entry("REPORTING", "Ändrad rapportering"),
            Map.entry("SUPPLIER_NAME", "Leverantörens nya namn"), Map.entry("SUPPLIER_TAKEOVER", "Ny leverantör"),
            Map.entry("SUPPLIER_CONTACT", "Leverantörens nya kontaktperson"), Map.entry("CONTACT_PERSON", "Ny kontaktperson"),
            Map.entry("CHOSEN", "vald, inte påbörjad"), Map.entry("STARTED", "bekräftad"), Map.entry("ENDED", "avslutad"),
            Map.entry("EMPLOYMENT", "Anställning"), Map.entry("APPRENTICESHIP", "Lärlingsanställning"), Map.entry("APPRENTICE", "Lärling"),
            Map.entry("INTERNSHIP", "Praktik"), Map.entry("TRAINING", "Utbildning"), Map.entry("TRAINEE", "Traineeplats"),
            Map.entry("DIALOGUE", "Dialog"), Map.entry("PROCUREMENT", "Upphandlaren"),
            Map.entry("LABOUR_MARKET", "Arbetsmarknadssidan"), Map.entry("REPRESENTATIVE", "Ett ombud"));

    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("supplierName", "Leverantör"), Map.entry(Company.FACT, "Organisationsnummer"),
            Map.entry("supplierContactName", "Kontakt hos leverantören"), Map.entry("supplierContactEmail", "E-post"),
            Map.entry("lot", "Del"), Map.entry("contractStart", "Avtalsstart"), Map.entry("contractEnd", "Sista dag"),
            Map.entry("committedPlaces", "Platser enligt åtagandet"), Map.entry("fullTimeMonths", "Heltidsmånader enligt åtagandet"),
            Map.entry("contactPerson", "Kontaktperson"), Map.entry("clause", "Villkor"),
            Map.entry("firstPlacementWithinMonths", "Första platsen inom (månader)"),
            Map.entry("reportIntervalMonths", "Månader mellan egenrapporter"), Map.entry("followUpResponsible",
                    "Ansvarar för uppföljningen"));

    private Swedish() {
    }

    static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** The day in Stockholm. */
    static String day(Instant at) {
        return at == null ? "" : DAY.format(at.atZone(STOCKHOLM));
    }

    static String time(Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    /** Whole days since, as days of the calendar. */
    static String daysSince(Instant since, Instant now) {
        long days = Duration.between(since.atZone(STOCKHOLM).toLocalDate().atStartOfDay(),
                now.atZone(STOCKHOLM).toLocalDate().atStartOfDay())
                .toDays();
        return days <= 0 ? "i dag" : days == 1 ? "1 dag" : days + " dagar";
    }

    /** @return the code itself when it has no word */
    static String code(String code) {
        return code == null ? "" : CODES.getOrDefault(code, code);
    }

    /** @return the key itself for a fact that has no word */
    static String fact(String key) {
        return FACTS.getOrDefault(key, key);
    }

    static boolean isShownFact(String key) {
        return FACTS.containsKey(key);
    }

    static String organisationNumber(String digits) {
        return digits != null && digits.matches("[0-9]{10}") ? digits.substring(0, 6) + "-" + digits.substring(6)
                : CaseQueries.text(digits);
    }

    static String contractState(se.samspel.contract.ContractState state) {
        return switch (state) {
            case RECORDED -> "registrerat, har inte börjat";
            case RUNNING -> "löper";
            case CLOSED -> "avslutat";
            case TERMINATED -> "upphörde i förtid";
            case CANCELLED -> "avbrutet";
        };
    }
}
