package se.samspel.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registry numbers as authorities write them, and the numbers of contracts. */
class NumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"UPH-2026-0123", "N160-0123/26", "KS 2026:114", "2026/1/3", "dnr_7.A", "ÅRE-2026", "Łódź-1", " UPH-1\u200b ",
            "123"})
    @DisplayName("A number as an authority writes it is one")
    void taken(String number) {
        assertThat(RegistryNumber.of(number)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "AB", "\u00a0\u00a0\u00a0", "...", "//-", "UPH\n2026", "UPH-2026\u0000", "UPH<1>", "a\\b", "UPH%2F1",
            "UPH;1",
        "12345678901234567890123456789012345678901"})
    @DisplayName("What is none is refused")
    void refused(String number) {
        assertThat(RegistryNumber.of(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UPH-1,uph-1,true", "A\u030are 12,\u00c5RE 12,true", "UPH-1\u200b,UPH-1,true", "N1  2/26,n1\u00a02/26,true",
            "STRASSE 1,straße 1,true",
        "UPH-1,UPH-01,false", "N160-0123/26,N160-0123-26,false"})
    @DisplayName("Numbers that differ in letters' case, normal form, spaces or what is not seen are one")
    void one(String number, String other, boolean same) {
        assertThat(new RegistryNumber(number).key().equals(new RegistryNumber(other).key())).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"UPH-2026-0123/2,UPH-2026-0123,2", "N160-0123/26/1,N160-0123/26,1", "N160-0123/26,N160-0123,26", "A/1/2/3,A/1/2,3"})
    @DisplayName("A contract's running number follows the last slash")
    void contract(String id, String registryNumber, int number) {
        assertThat(ContractId.of(id)).contains(new ContractId(new RegistryNumber(registryNumber), number));
        assertThat(ContractId.of(id).orElseThrow().value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPH-2026-0123", "UPH-2026-0123/", "UPH-2026-0123/0", "UPH-2026-0123/01", "UPH-2026-0123/10000", "/1",
            "UPH-1/x", "AB/1"})
    @DisplayName("What has no running number is no contract's id")
    void none(String id) {
        assertThat(ContractId.of(id)).isEmpty();
    }
}
