package se.samspel.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

import se.samspel.StartRefused;

/**
 * The organisation's contracting units: {@code samspel.units}, a list of code and name. The procurers of a unit are the
 * group {@code procurer-<code>}.
 */
@ConfigurationProperties("samspel")
public record ContractingUnits(List<Unit> units) {

    private static final String GROUP_PREFIX = "procurer-";

    /**
     * @throws StartRefused when a code is missing, given twice or not made of a-z, 0-9 and hyphen, or a name is missing
     */
    public ContractingUnits {
        units = units == null ? List.of() : List.copyOf(units);
        Set<String> codes = new HashSet<>();
        for (Unit unit : units) {
            if (unit.code() == null || !unit.code().matches("[a-z0-9]+(-[a-z0-9]+)*") || unit.name() == null || unit.name().isBlank()) {
                throw new StartRefused("Samspel startar inte: en enhet i samspel.units behöver en kod (a–z, 0–9 och bindestreck) och ett "
                        + "namn, inte " + unit.code() + " och " + unit.name() + ".");
            }
            if (!codes.add(unit.code())) {
                throw new StartRefused("Samspel startar inte: enheten " + unit.code() + " finns två gånger i samspel.units.");
            }
        }
    }

    /** @return the group of the unit's procurers, whether or not such a unit is configured */
    public static String procurersOf(String unitCode) {
        return GROUP_PREFIX + unitCode;
    }

    /** @param code as stored with a case, unchanged by people, {@code [a-z0-9-]+}
     * @param name in Swedish, as people know the unit */
    public record Unit(String code, String name) {
    }
}
