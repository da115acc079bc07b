package se.samspel.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.samspel.forms.Field.Check;
import se.samspel.forms.Field.Choice;
import se.samspel.forms.Field.Limits;
import se.samspel.forms.Field.Type;

/** Reads a {@code .form} file (schema version 16) as Camunda Modeler writes it. */
final class FormSchemaReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Set<String> VALUELESS = Set.of("text", "html", "separator", "spacer", "table", "image", "button", "iframe");

    private final List<Field> fields = new ArrayList<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> inChecks = new LinkedHashSet<>();

    private FormSchemaReader() {
    }

    /** @throws IllegalArgumentException when the text is no form, or the form holds a field that Tasklist cannot send */
    static FormSchema read(String text) {
        JsonNode form;
        try {
            form = JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("the form is not JSON: " + noJson.getOriginalMessage(), noJson);
        }
        NotPersonalNumber.into(form);
        FormSchemaReader reader = new FormSchemaReader();
        reader.components(form.path("components"), List.of(), List.of(), null);
        Set<String> mentioned = new LinkedHashSet<>(reader.shown);
        mentioned.addAll(reader.inChecks);
        String id = text(form, "id");
        if (id == null) {
            throw new IllegalArgumentException("the form has no id");
        }
        Set<String> evaluated = reader.fields.stream().flatMap(FormSchemaReader::feelOf).flatMap(feel -> Words.values(feel).stream())
                .collect(Collectors.toUnmodifiableSet());
        Set<String> weighed = new LinkedHashSet<>(evaluated);
        for (Field field : reader.fields) {
            if (field.valuesKey() != null) {
                weighed.add(field.valuesKey());
            }
            if (field.disabled() || field.readonly() != null) {
                weighed.add(field.root());
            }
        }
        Map<String, Object> shape = new HashMap<>();
        reader.fields.forEach(field -> FormSchema.put(shape, field.path(), field));
        return new FormSchema(id, text(form, "title"), List.copyOf(reader.fields), Set.copyOf(reader.shown), Set.copyOf(mentioned),
                evaluated, Set.copyOf(weighed), reader.fields.stream().flatMap(field -> field.hides().stream()).distinct().toList(), shape);
    }

    private static Stream<String> feelOf(Field field) {
        return Stream.of(field.hides().stream(), field.checks().stream().map(Check::feel),
                Stream.of(field.readonly(), field.feel(), field.valuesExpression()).filter(Objects::nonNull)).flatMap(all -> all);
    }

    /** More choices than this nobody looks through: what is meant is typed instead, and checked alike. */
    private static final int LONGEST_LIST = 200;

    /**
     * The same form for who corrects an earlier answer.
     *
     * @param fixed full keys of the fields that can be read and not changed
     * @param told  what stands above the form, as Markdown
     */
    static String asCorrection(String text, Set<String> fixed, String told) {
        try {
            JsonNode form = JSON.readTree(text);
            fix(form.path("components"), "", fixed);
            ObjectNode heading = ((ArrayNode) form.path("components")).insertObject(0)
                    .put("type", "text").put("id", "Text_correction").put("text", told);
            heading.putObject("layout").put("row", "Row_correction").putNull("columns");
            return form.toString();
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("the form is not JSON: " + noJson.getOriginalMessage(), noJson);
        }
    }

    private static void fix(JsonNode components, String prefix, Set<String> fixed) {
        for (JsonNode component : components) {
            String path = component.path("path").asText("");
            if (component instanceof ObjectNode field && fixed.contains(prefix + component.path("key").asText())) {
                field.put("readonly", true);
            }
            fix(component.path("components"), path.isEmpty() ? prefix : prefix + path + ".", fixed);
        }
    }

    /** @return the form with its {@code valuesKey}s replaced by the lists of that name; a choice of very many is a text field */
    static String withOptions(String text, Map<String, Object> lists) {
        try {
            JsonNode form = JSON.readTree(text);
            form.findParents("valuesKey").forEach(field -> {
                Object list = lists.get(field.get("valuesKey").asText());
                if (list != null) {
                    ((ObjectNode) field).remove("valuesKey");
                    if (list instanceof List<?> choices && choices.size() > LONGEST_LIST && "select".equals(text(field, "type"))) {
                        ((ObjectNode) field).put("type", "textfield");
                    } else {
                        ((ObjectNode) field).set("values", JSON.valueToTree(list));
                    }
                }
            });
            return form.toString();
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("the form is not JSON: " + noJson.getOriginalMessage(), noJson);
        }
    }

    private void components(JsonNode components, List<String> path, List<String> hides, String section) {
        for (JsonNode component : components) {
            names(component);
            String type = component.path("type").asText();
            String hide = feel(component.path("conditional"), "hide");
            List<String> allHides = hide == null ? hides : plus(hides, List.of(hide));
            if (type.equals("group")) {
                String groupPath = text(component, "path");
                String label = text(component, "label");
                components(component.path("components"), groupPath == null ? path : plus(path, List.of(groupPath.split("\\."))),
                        allHides, label == null ? section : label);
            } else if (!VALUELESS.contains(type)) {
                field(component, type, path, allHides, section);
            }
        }
    }

    private void field(JsonNode component, String type, List<String> path, List<String> hides, String section) {
        String key = text(component, "key");
        if (key == null) {
            throw new IllegalArgumentException("a field of type " + type + " has no key");
        }
        List<String> fullPath = plus(path, List.of(key.split("\\.")));
        shown.add(fullPath.get(0));
        JsonNode validate = component.path("validate");
        JsonNode properties = component.path("properties");
        String valuesKey = text(component, "valuesKey");
        if (valuesKey != null) {
            shown.add(valuesKey);
        }
        fields.add(new Field(type(component, type), key, fullPath, label(component), unit(component), section, hides,
                component.path("disabled").asBoolean(false), feel(component, "readonly"),
                component.has("defaultValue") ? JSON.convertValue(component.get("defaultValue"), Object.class) : null,
                limits(component, key, validate), choices(component.path("values")), valuesKey, feel(component, "valuesExpression"),
                type.equals("expression") ? feel(component, "expression") : null, checks(properties),
                Field.Prefill.of(text(properties, "prefill")), "true".equals(text(properties, "statisticsOnly"))));
    }

    private static String label(JsonNode component) {
        for (String name : List.of("label", "dateLabel", "timeLabel")) {
            if (text(component, name) != null) {
                return text(component, name);
            }
        }
        return null;
    }

    private static String unit(JsonNode component) {
        String unit = text(component.path("appearance"), "suffixAdorner");
        return unit == null || unit.startsWith("=") ? null : unit;
    }

    private static Type type(JsonNode component, String type) {
        return switch (type) {
            case "datetime" -> switch (component.path("subtype").asText("date")) {
                case "time" -> Type.TIME;
                case "datetime" -> Type.DATETIME;
                default -> Type.DATE;
            };
            case "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "expression" ->
                    Type.valueOf(type.toUpperCase(Locale.ROOT));
            default -> throw new IllegalArgumentException("a field of type " + type + " does not work in Tasklist");
        };
    }

    private static Limits limits(JsonNode component, String key, JsonNode validate) {
        String pattern = text(validate, "pattern");
        String validationType = text(validate, "validationType");
        try {
            return new Limits(validate.path("required").asBoolean(false), integer(validate, "minLength"), integer(validate, "maxLength"),
                    decimal(validate, "min"), decimal(validate, "max"), integer(component, "decimalDigits"),
                    component.path("serializeToString").asBoolean(false), pattern == null ? null : Pattern.compile(pattern),
                    text(component.path("properties"), "patternMessage"),
                    "email".equals(validationType), "phone".equals(validationType), component.path("disallowPassedDates").asBoolean(false));
        } catch (PatternSyntaxException | NumberFormatException wrong) {
            throw new IllegalArgumentException("the validation of " + key + " is not understood: " + wrong.getMessage(), wrong);
        }
    }

    static List<Choice> choices(JsonNode values) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode value : values) {
            Object plain = JSON.convertValue(value.isObject() ? value.path("value") : value, Object.class);
            if (plain != null) {
                choices.add(new Choice(plain, value.isObject() && value.hasNonNull("label")
                        ? value.get("label").asText() : plain.toString()));
            }
        }
        return choices;
    }

    private List<Check> checks(JsonNode properties) {
        List<Check> checks = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (property.getKey().matches("check\\d*")) {
                String feel = bare(property.getValue().asText());
                inChecks.addAll(Words.of(feel));
                checks.add(new Check(feel, text(properties, "message" + property.getKey().substring("check".length()))));
            }
        }
        return checks;
    }

    /** What the component's expressions and templates mention, its custom properties left out: those stay on the server. */
    private void names(JsonNode component) {
        for (Map.Entry<String, JsonNode> property : component.properties()) {
            if (!property.getKey().equals("properties") && !property.getKey().equals("components")) {
                namesIn(property.getValue());
            }
        }
    }

    private void namesIn(JsonNode value) {
        if (value.isTextual()) {
            String text = value.asText();
            if (text.startsWith("=")) {
                shown.addAll(Words.of(text));
            }
            Matcher template = TEMPLATE.matcher(text);
            while (template.find()) {
                shown.addAll(Words.of(template.group(1)));
            }
        } else {
            value.forEach(this::namesIn);
        }
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asText("");
        return text.isBlank() ? null : text;
    }

    /** An expression without its leading "="; null when there is none, or the constant false. */
    private static String feel(JsonNode node, String name) {
        String text = text(node, name);
        return text == null || text.equals("false") ? null : bare(text);
    }

    private static String bare(String feel) {
        String text = feel.strip();
        return text.startsWith("=") ? text.substring(1).strip() : text;
    }

    private static Integer integer(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : Integer.valueOf(text);
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : new BigDecimal(text);
    }

    private static List<String> plus(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
