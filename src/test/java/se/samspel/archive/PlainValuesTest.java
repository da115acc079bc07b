package se.samspel.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainValuesTest {

    static Stream<Arguments> plain() {
        return Stream.of(
                Arguments.of("text", Variables.stringValue("a"), "a"),
                Arguments.of("whole number", Variables.integerValue(4), 4),
                Arguments.of("short", Variables.shortValue((short) 4), (short) 4),
                Arguments.of("truth", Variables.booleanValue(true), true),
                Arguments.of("nothing", Variables.untypedNullValue(), null),
                Arguments.of("nothing of a type", Variables.stringValue(null), null),
                Arguments.of("untyped list", Variables.untypedValue(List.of("a", 1)), List.of("a", 1)),
                Arguments.of("JSON, serialized", SpinValues.jsonValue("{\"a\":[1,null,\"x\"]}").create(),
                        mapOf("a", java.util.Arrays.asList(1, null, "x"))),
                Arguments.of("JSON node", Spin.JSON("[true]"), List.of(true)),
                Arguments.of("broken JSON", SpinValues.jsonValue("{\"a\":").create(), PlainValues.UNREADABLE),
                Arguments.of("JSON too deep", SpinValues.jsonValue("[".repeat(5000)).create(), PlainValues.UNREADABLE),
                Arguments.of("date", Variables.dateValue(new Date(0)), PlainValues.UNREADABLE),
                Arguments.of("bytes", Variables.byteArrayValue(new byte[] {1}), PlainValues.UNREADABLE),
                Arguments.of("file", Variables.fileValue("a.txt").file(new byte[] {1}).create(), PlainValues.UNREADABLE),
                Arguments.of("serialized object", Variables.serializedObjectValue("rO0=")
                        .serializationDataFormat("application/x-java-serialized-object")
                        .objectTypeName("java.lang.Object").create(), PlainValues.UNREADABLE),
                Arguments.of("a date in a list", List.of(new Date(0)), List.of(PlainValues.UNREADABLE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void plain(String what, Object value, Object plain) {
        assertThat(PlainValues.of(value)).isEqualTo(plain);
    }

    @Test
    void listsAndGroups_areJsonInTheEngine() {
        assertThat(((JsonValue) PlainValues.asVariable(List.of("a", 1))).getValueSerialized()).isEqualTo("[\"a\",1]");
        assertThat(PlainValues.asVariable("a")).isEqualTo("a");
        assertThat(PlainValues.asVariable(new BigDecimal("1.5"))).isEqualTo(1.5);
    }

    @Test
    void nullsAndEmptyGroupsAreLeftOut() {
        assertThat(PlainValues.withoutNulls(mapOf("a", null, "b", mapOf("c", null), "d", mapOf("e", 1, "f", null))))
                .isEqualTo(Map.of("d", Map.of("e", 1)));
    }

    private static Map<String, Object> mapOf(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
