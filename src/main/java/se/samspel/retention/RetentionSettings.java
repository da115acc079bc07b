package se.samspel.retention;

import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import se.samspel.StartRefused;

/** @param kinds by kind of document; one that is not named is kept */
@ConfigurationProperties("samspel.retention")
record RetentionSettings(@DefaultValue Map<String, Rule> kinds) {

    /**
     * @param keep     how long after the end; an ISO period
     * @param decision the reference of the disposal decision; without it nothing is removed
     */
    record Rule(@Nullable Period keep, @Nullable String decision) {

        Optional<String> reference() {
            return Optional.ofNullable(decision).map(String::strip).filter(reference -> !reference.isEmpty());
        }
    }

    /** @throws StartRefused for a kind that is none, and for a time that is none */
    Map<DocumentKind, Rule> rules() {
        Map<DocumentKind, Rule> rules = new EnumMap<>(DocumentKind.class);
        kinds.forEach((name, rule) -> {
            DocumentKind kind = DocumentKind.of(name).orElseThrow(() -> new StartRefused("Samspel startar inte: inställningen"
                    + " samspel.retention.kinds." + name + " är ingen handlingstyp; de som finns är "
                    + Arrays.stream(DocumentKind.values()).map(DocumentKind::setting).collect(Collectors.joining(", ")) + "."));
            Period keep = rule.keep();
            if (keep == null || keep.isNegative() || keep.isZero()) {
                throw new StartRefused("Samspel startar inte: inställningen samspel.retention.kinds." + kind.setting()
                        + ".keep ska vara en tid som är längre än noll, till exempel P5Y.");
            }
            if (rule.reference().map(String::length).orElse(0) > 200) {
                throw new StartRefused("Samspel startar inte: inställningen samspel.retention.kinds." + kind.setting()
                        + ".decision är längre än 200 tecken.");
            }
            rules.put(kind, rule);
        });
        return rules;
    }
}
