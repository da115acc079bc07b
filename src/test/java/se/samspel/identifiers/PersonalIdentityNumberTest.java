package se.samspel.identifiers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The numbers are made up, with a check digit that is right. */
class PersonalIdentityNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"199001189811", "19900118-9811", "900118-9811", "9001189811", "900118+9811", "1990-01-18-9811", "90-01-18-9811",
            "19900118 9811", "900118 - 9811", "900118–9811", "900118\u22129811", "kund900118-9811.", "(19900118-9811)", "nr:9001189811;",
            "900178-9818", "19900178-9818", "９００１１８－９８１１", "9\u200B00118-98\u200B11", "900118\u00A09811", "1990.01.18-9811",
            "tel 0701234567 och 9001189811", "000229-0013"})
    void isFound(String text) {
        assertThat(PersonalIdentityNumber.isIn(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9001189819", "900118-9817", "556677-8899", "5566778899", "5599001129", "901318-9818", "900132-9818", "900118981",
            "99001189818123", "K-7F3Q9M", "UPH-2026-0123", "90919300", "0701234567", "2026-09-01", "50000000", "cf9697c2-e280-4e78-beb1-e481f8c97468", ""})
    void isNone(String text) {
        assertThat(PersonalIdentityNumber.isIn(text)).as(text).isFalse();
    }
}
