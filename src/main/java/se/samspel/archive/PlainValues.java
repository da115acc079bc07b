package se.samspel.archive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;

/** Between the engine's variables and plain values: null, String, Boolean, Number, List and Map. */
public final class PlainValues {

    /** Stands for whatever no field can be: files, bytes, dates, serialized objects, broken JSON. Never deserialized. */
    public static final Object UNREADABLE = new Object() {
        @Override
        public String toString() {
            return "?";
        }
    };

    public static final ObjectMapper JSON = new ObjectMapper();

    private PlainValues() {
    }

    public static Map<String, Object> all(Map<String, Object> variables) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (String name : variables.keySet()) {
            plain.put(name, of(variables instanceof VariableMap typed ? typed.getValueTyped(name) : variables.get(name)));
        }
        return plain;
    }

    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof TypedValue typed) {
            return ofTyped(typed);
        }
        if (value instanceof SpinJsonNode node) {
            return ofJson(node.toString());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, inner) -> plain.put(String.valueOf(name), of(inner)));
            return plain;
        }
        if (value instanceof Collection<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(inner -> plain.add(of(inner)));
            return plain;
        }
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Number ? value : UNREADABLE;
    }

    private static @Nullable Object ofTyped(TypedValue typed) {
        if (typed instanceof JsonValue json) {
            String text = json.getValueSerialized();
            return ofJson(text == null && json.isDeserialized() ? String.valueOf(json.getValue()) : text);
        }
        if (typed instanceof SerializableValue serialized) {
            return serialized.isDeserialized() ? of(serialized.getValue()) : UNREADABLE;
        }
        if (typed.getType() == null || typed instanceof PrimitiveValue<?> || typed.getValue() == null) {
            return of(typed.getValue());
        }
        return UNREADABLE;
    }

    static @Nullable Object ofJson(@Nullable String text) {
        try {
            return text == null ? null : JSON.readValue(text, Object.class);
        } catch (JsonProcessingException broken) {
            return UNREADABLE;
        }
    }

    /** What {@link #toJson} made of a map. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> objectOf(String json) {
        return (Map<String, Object>) Objects.requireNonNull(ofJson(json));
    }

    public static String toJson(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException notPlain) {
            throw new IllegalArgumentException("not a plain value", notPlain);
        }
    }

    /** The same without what is null, and without groups in which nothing is left. */
    public static Map<String, Object> withoutNulls(Map<?, ?> map) {
        Map<String, Object> rest = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            Object kept = value instanceof Map<?, ?> inner ? withoutNulls(inner) : value;
            if (kept != null && !(kept instanceof Map<?, ?> group && group.isEmpty())) {
                rest.put((String) name, kept);
            }
        });
        return rest;
    }

    /** As the engine keeps it: lists and groups as JSON, everything else as it is. */
    public static @Nullable Object asVariable(@Nullable Object plain) {
        if (plain instanceof Collection || plain instanceof Map) {
            return SpinValues.jsonValue(toJson(plain)).create();
        }
        return plain instanceof BigDecimal decimal ? (Object) decimal.doubleValue() : plain;
    }
}
