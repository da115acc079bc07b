package se.samspel.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a supplier is, without a personal identity number. */
class SupplierIdTest {

    @ParameterizedTest
    @CsvSource({"5566778899,5566778899,556677-8899", "556677-8899,5566778899,556677-8899", " 5599001129 ,5599001129,559900-1129",
            "DE-HRB12345,DE-HRB12345,DE-HRB12345", "NO-916234567,NO-916234567,NO-916234567", "E-7F3Q9M,E-7F3Q9M,E-7F3Q9M"})
    @DisplayName("the three kinds are taken, and shown as people write them")
    void taken(String written, String value, String shown) {
        SupplierId id = SupplierId.of(written).orElseThrow();
        assertThat(id.value()).isEqualTo(value);
        assertThat(id.shown()).isEqualTo(shown);
        assertThat(id.group()).isEqualTo("supplier-" + value);
        assertThat(SupplierId.isGroup(id.group())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5566778890", "556677889", "8112189876", "19811218-9876", "de-hrb12345", "DE-", "DE-HRB 12345", "DE_1",
            "DE-1234567890123456789012345678901", "E-7F3Q9", "E-7F3Q9MM", "E-0F3Q9M", "E-IF3Q9M", "EN-ÅÄÖ", "supplier-5566778899"})
    @DisplayName("what is none of them is refused, a personal identity number among it")
    void refused(String written) {
        assertThat(SupplierId.of(written)).isEmpty();
    }
}
