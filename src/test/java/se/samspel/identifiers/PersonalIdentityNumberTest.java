package se.samspel.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.samspel.identifiers.PersonalIdentityNumber.Finding;

/** The numbers are made up, with a check digit that is right. */
class PersonalIdentityNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @ParameterizedTest
    @ValueSource(strings = {"199001189811", "19900118-9811", "900118-9811", "9001189811", "900118+9811", "1990-01-18-9811", "90-01-18-9811",
            "19900118 9811", "900118 - 9811", "900118–9811", "900118\u22129811", "kund900118-9811.", "(19900118-9811)", "nr:9001189811;",
            "900178-9818", "19900178-9818", "９００１１８－９８１１", "9\u200B00118-98\u200B11", "900118\u00A09811", "1990.01.18-9811",
            "tel 0701234567 och 9001189811", "000229-0013"})
    void isFound(String text) {
        assertThat(PersonalIdentityNumber.isIn(text, TODAY)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9001189819", "900118-9817", "556677-8899", "5566778899", "5599001129", "901318-9818", "900132-9818",
            "900118981", "99001189818123", "K-7F3Q9M", "UPH-2026-0123", "90919300", "0701234567", "2026-09-01", "50000000",
            "cf9697c2-e280-4e78-beb1-e481f8c97468", ""})
    void isNone(String text) {
        assertThat(PersonalIdentityNumber.isIn(text, TODAY)).as(text).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"191500882392", "150088-2392", "860410/1231", "86.04.10/1231", "86 04 10 1231", "1986 04 10 1231",
            "860410_1231", "860410 / 1231", "860410.1231", "860410:1231", "860410--1231", "860410\t1231", "860410*1231", "860410\u20281231",
            "860410\u00b71231", "900060-9819", "199000609819", "900160-9818", "19900118-T818", "900118-t818", "900118N123",
            "8604\udb40\udc4110-1231"})
    @DisplayName("a birth date that is not known, a letter for a digit and every separator that people write hide no number")
    void isFoundHoweverWritten(String text) {
        assertThat(PersonalIdentityNumber.isIn(text, TODAY)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260902-9810", "18991231-9812", "209912319812", "901360-9814", "900092-9811", "900118-A123", "N160-0123/26",
            "K-7F3Q9M", "07-776 76 12", "070-776 76 12", "2026-09-01 12:30", "190412312399"})
    @DisplayName("what is nobody's, because of its date, is no number")
    void isNobodys(String text) {
        assertThat(PersonalIdentityNumber.isIn(text, TODAY)).as(text).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"CERTAIN,198604101231", "CERTAIN,19860410/1231", "CERTAIN,191500882392", "CERTAIN,19900118-T818",
            "CERTAIN,Ring 0707767612 om 198604101231", "CERTAIN,198604101231 har 0707767612",
            "POSSIBLE,8604101231", "POSSIBLE,860410-1231", "POSSIBLE,190605-2020", "POSSIBLE,Ring 0707767612", "POSSIBLE,900118-t818",
            "NONE,070-776 76 12", "NONE,5566778899"})
    @DisplayName("with its century it is certain, with ten digits it could be something else, and the surest finding counts")
    void howSure(Finding sure, String text) {
        assertThat(PersonalIdentityNumber.find(text, TODAY)).isEqualTo(sure);
    }
}
