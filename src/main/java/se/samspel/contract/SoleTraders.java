package se.samspel.contract;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.samspel.forms.OptionList;
import se.samspel.identifiers.SupplierId;

/**
 * Suppliers that are sole traders. The organisation number of one is a personal identity number, so each has a code that Samspel makes,
 * and keeps it: one that wins again is picked from the known ones.
 */
@Component
class SoleTraders implements OptionList {

    /** Digits and capitals that nobody takes for one another. */
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 6;
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    SoleTraders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code that no sole trader has had, for this one. */
    SupplierId add(String name) {
        return Stream.generate(this::code).filter(code -> jdbc.sql("INSERT INTO sole_trader (code, name) VALUES (?, ?)"
                + " ON CONFLICT (code) DO NOTHING").params(code, name).update() == 1).findFirst().map(SupplierId::new).orElseThrow();
    }

    private String code() {
        return "E-" + random.ints(LENGTH, 0, SIGNS.length()).mapToObj(sign -> String.valueOf(SIGNS.charAt(sign)))
                .collect(Collectors.joining());
    }

    @Override
    public String key() {
        return "soleTraders";
    }

    /** The known ones by name, the {@value #MOST} latest when there are more. */
    @Override
    public List<Option> options() {
        return jdbc.sql("SELECT code, name FROM (SELECT code, name FROM sole_trader ORDER BY id DESC LIMIT ?) latest ORDER BY name, code")
                .param(MOST).query((row, number) -> new Option(row.getString("code"), row.getString("name") + " (" + row.getString("code")
                + ")")).list();
    }
}
