package se.samspel.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.samspel.forms.Field.Check;
import se.samspel.forms.Field.Choice;
import se.samspel.forms.Field.Limits;
import se.samspel.forms.Field.Type;
import se.samspel.archive.PlainValues;
import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.PersonalIdentityNumber;
import se.samspel.identifiers.Text;

/**
 * The check of one submission against its form. Nothing but the form decides what is taken; everything that is wrong is
 * found at once.
 */
public final class FormCheck {

    private static final Logger LOG = LoggerFactory.getLogger(FormCheck.class);
    /** What a String variable of the engine can hold, in characters. */
    static final int LONGEST_TEXT = 4000;
    static final int LONGEST_LIST = 500;
    private static final int MOST_UNKNOWN = 20;
    /** Beyond this, JavaScript no longer tells one whole number from the next. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(9_007_199_254_740_991L);
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)[1-9]\\d{5,16}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?");

    private final FormSchema form;
    private final Map<String, Object> posted;
    private final Known known;
    private final Feel feel;
    private final Map<String, Object> circumstances;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    private Map<String, Object> surroundings;

    /** What the form may know beside the submission; asked only when something depends on it. */
    interface Known extends Supplier<Map<String, Object>> {

        /** @return the alternatives under this {@code valuesKey}; null when they are no list of Samspel's own */
        default Object list(String valuesKey) {
            return null;
        }
    }

    /** Throws what it likes when it cannot evaluate. */
    interface Feel {
        Object evaluate(String expression, Map<String, Object> context);
    }

    /**
     * @param posted        plain values, see {@link PlainValues}
     * @param circumstances {@code today} (ISO date) and {@code currentUser}
     */
    FormCheck(FormSchema form, Map<String, Object> posted, Known known, Feel feel, Map<String, Object> circumstances) {
        this.form = form;
        this.posted = normal(posted);
        this.known = new Once(known);
        this.feel = feel;
        this.circumstances = circumstances;
    }

    /**
     * @return the value of every field that was open to an answer, null for one left empty or hidden: what is posted for a field
     *         that the answers hide is not taken
     * @throws InvalidSubmission with every fault
     */
    Map<String, Object> answers() {
        refuseUnknown();
        Map<Field, Object> values = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            values.put(field, given(field));
        }
        Set<Field> hidden = hidden(values);
        Set<Field> locked = new HashSet<>();
        for (Field field : form.fields()) {
            if (hidden.contains(field)) {
                values.put(field, null);
            } else if (isLocked(field, values)) {
                locked.add(field);
                refuseOther(field);
                values.put(field, form.evaluated().contains(field.root()) ? knownValue(field) : null);
            } else if (field.type() != Type.EXPRESSION) {
                values.put(field, checked(field, values.get(field), values));
            }
        }
        for (Field field : form.fields()) {
            if (field.type() == Type.EXPRESSION && !hidden.contains(field)) {
                values.put(field, computed(field, values));
            }
        }
        if (faults.isEmpty()) {
            ownRules(form.fields().stream().filter(field -> !locked.contains(field) && !FormSchema.isEmpty(values.get(field))).toList(), values);
        }
        if (!faults.isEmpty()) {
            throw new InvalidSubmission(faults);
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            if (!locked.contains(field)) {
                FormSchema.put(answers, field.path(), value);
            }
        });
        return answers;
    }

    /**
     * The labels of what was chosen from alternatives that the form itself does not list, as they were at the time: by the field's
     * {@link Field#fullKey()}, then by value. Complete when {@link #answers()} has returned.
     */
    Map<String, Map<String, String>> labels() {
        return labels;
    }

    /** Texts are taken in one form, however deep they stand; a field's name is the form's own, letter by letter. */
    private static Map<String, Object> normal(Map<String, Object> posted) {
        Map<String, Object> normal = new LinkedHashMap<>();
        posted.forEach((name, value) -> normal.put(name, normalValue(value)));
        return normal;
    }

    private static Object normalValue(Object value) {
        if (value instanceof String text) {
            return Text.normal(text);
        }
        if (value instanceof List<?> list) {
            List<Object> normal = new ArrayList<>(list.size());
            list.forEach(item -> normal.add(normalValue(item)));
            return normal;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> normal = new LinkedHashMap<>();
            map.forEach((name, inner) -> normal.put(name, normalValue(inner)));
            return normal;
        }
        return value;
    }

    // what the form does not have

    private void refuseUnknown() {
        List<String> unknown = new ArrayList<>();
        findUnknown(posted, form.shape(), "", unknown);
        unknown.stream().limit(MOST_UNKNOWN).forEach(name ->
                faults.add(new Fault(name, name, "Fältet ”" + name + "” finns inte i formuläret.")));
    }

    private static void findUnknown(Map<?, ?> posted, Map<?, ?> shape, String prefix, List<String> unknown) {
        posted.forEach((name, value) -> {
            Object expected = shape.get(name);
            if (expected == null || expected instanceof Map && !(value instanceof Map) && !FormSchema.isEmpty(value)) {
                unknown.add(printable(prefix + name));
            } else if (expected instanceof Map<?, ?> inner && value instanceof Map<?, ?> map) {
                findUnknown(map, inner, prefix + name + ".", unknown);
            }
        });
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^\\p{L}\\p{N} ._-]", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }

    // what is shown, and what is open

    private Object given(Field field) {
        if (field.disabled()) {
            return form.evaluated().contains(field.root()) ? knownValue(field) : null;
        }
        Object value = FormSchema.at(posted, field.path());
        return FormSchema.isEmpty(value) ? nothing(field) : value;
    }

    /** An unticked checkbox is an answer; no other field is answered by silence. */
    private static Object nothing(Field field) {
        return field.type() == Type.CHECKBOX ? Boolean.FALSE : null;
    }

    private Object knownValue(Field field) {
        Object value = FormSchema.at(known.get(), field.path());
        if (value != null) {
            return value;
        }
        return field.defaultValue() != null ? field.defaultValue() : nothing(field);
    }

    /** A hidden field counts as empty for the others, so hiding is decided again until nothing changes. */
    private Set<Field> hidden(Map<Field, Object> values) {
        Set<Field> hidden = new HashSet<>();
        if (form.hides().isEmpty()) {
            return hidden;
        }
        Map<Field, Object> current = new LinkedHashMap<>(values);
        for (int round = 0; round <= form.fields().size(); round++) {
            Set<String> met = whatIsTrue(form.hides(), context(current));
            Set<Field> before = hidden;
            hidden = form.fields().stream().filter(field -> field.hides().stream().anyMatch(met::contains)).collect(Collectors.toSet());
            if (hidden.equals(before)) {
                break;
            }
            current.putAll(values);
            hidden.forEach(field -> current.put(field, null));
        }
        return hidden;
    }

    /** Asks the FEEL engine once, which is much less work than once for each; one by one only when that fails. */
    private Set<String> whatIsTrue(List<String> expressions, Map<String, Object> context) {
        if (expressions.size() > 1) {
            try {
                String all = expressions.stream().collect(Collectors.joining("), (", "[(", ")]"));
                if (PlainValues.of(feel.evaluate(all, context)) instanceof List<?> answers && answers.size() == expressions.size()) {
                    return IntStream.range(0, answers.size()).filter(i -> Boolean.TRUE.equals(answers.get(i)))
                            .mapToObj(expressions::get).collect(Collectors.toSet());
                }
            } catch (RuntimeException oneOfThem) {
                // found out below
            }
        }
        return expressions.stream().filter(expression -> isTrue(expression, context)).collect(Collectors.toSet());
    }

    private boolean isTrue(String expression, Map<String, Object> context) {
        if (expression.equals("true")) {
            return true;
        }
        try {
            return Boolean.TRUE.equals(feel.evaluate(expression, context));
        } catch (RuntimeException failure) {
            LOG.warn("Form {}: {} cannot be evaluated and counts as false: {}", form.id(), expression, failure.getMessage());
            return false;
        }
    }

    /** A lock fails closed: only an expression that says no, in as many words, leaves the field open. */
    private boolean isLocked(Field field, Map<Field, Object> values) {
        return field.disabled() || field.readonly() != null && (field.readonly().equals("true") || !isFalse(field.readonly(), context(values)));
    }

    private boolean isFalse(String expression, Map<String, Object> context) {
        try {
            return Boolean.FALSE.equals(feel.evaluate(expression, context));
        } catch (RuntimeException failure) {
            LOG.error("Form {}: {} cannot be evaluated, so what it locks stays locked: {}", form.id(), expression, failure.getMessage());
            return false;
        }
    }

    private void refuseOther(Field field) {
        Object value = FormSchema.at(posted, field.path());
        if (!FormSchema.isEmpty(value) && !Boolean.FALSE.equals(value) && !same(value, normalValue(knownValue(field)))) {
            fault(field, "kan inte ändras här.");
        }
    }

    // FEEL

    /** Every name that an expression of the form mentions is there, null when nobody knows it. */
    private Map<String, Object> context(Map<Field, Object> values) {
        Map<String, Object> context = new HashMap<>(surroundings());
        values.forEach((field, value) -> FormSchema.put(context, field.path(), value == PlainValues.UNREADABLE ? null : value));
        context.putAll(circumstances);
        return context;
    }

    /** What the expressions mention beside the form's own fields. */
    private Map<String, Object> surroundings() {
        if (surroundings == null) {
            surroundings = new HashMap<>();
            for (String name : form.evaluated()) {
                boolean isElsewhere = !form.shape().containsKey(name) && !circumstances.containsKey(name);
                surroundings.put(name, isElsewhere ? known.get().get(name) : null);
            }
        }
        return surroundings;
    }

    private Object computed(Field field, Map<Field, Object> values) {
        try {
            return PlainValues.of(feel.evaluate(field.feel(), context(values)));
        } catch (RuntimeException failure) {
            LOG.warn("Form {}: the expression of {} cannot be evaluated: {}", form.id(), field.key(), failure.getMessage());
            return null;
        }
    }

    private void ownRules(List<Field> answered, Map<Field, Object> values) {
        List<String> checks = answered.stream().flatMap(field -> field.checks().stream()).map(Check::feel).distinct().toList();
        if (checks.isEmpty()) {
            return;
        }
        Map<String, Object> context = context(values);
        Set<String> met = whatIsTrue(checks, context);
        for (Field field : answered) {
            for (Check check : field.checks()) {
                if (!met.contains(check.feel())) {
                    notMet(field, check, context);
                }
            }
        }
    }

    private void notMet(Field field, Check check, Map<String, Object> context) {
        try {
            feel.evaluate(check.feel(), context);
            faults.add(new Fault(field.key(), field.shownLabel(), check.message() != null ? check.message()
                    : sentence(field, "har ett värde som inte godtas.")));
        } catch (RuntimeException failure) {
            LOG.error("Form {}: the check of {} cannot be evaluated: {}", form.id(), field.key(), check.feel(), failure);
            fault(field, "kunde inte kontrolleras på grund av ett fel i formuläret. Kontakta processägaren.");
        }
    }

    // one field

    /** @return the value as it is stored; null when it is missing or wrong */
    private Object checked(Field field, Object value, Map<Field, Object> values) {
        Limits limits = field.limits();
        if (FormSchema.isEmpty(value)) {
            if (limits.required()) {
                fault(field, "måste fyllas i.");
            }
            return null;
        }
        if (hasIdentityNumber(value)) {
            fault(field, "innehåller ett personnummer eller samordningsnummer. Sådana får inte skrivas här.");
            return null;
        }
        int before = faults.size();
        Object taken = switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> text(field, limits, value);
            case NUMBER -> number(field, limits, value);
            case CHECKBOX -> checkbox(field, limits, value);
            case RADIO, SELECT -> choice(field, value, values);
            case CHECKLIST, TAGLIST -> choices(field, value, values);
            case DATE -> date(field, limits, value);
            case TIME -> written(field, value, TIME, "en tid, till exempel 13:30.");
            case DATETIME -> moment(field, value);
            case EXPRESSION -> value;
        };
        return faults.size() == before ? taken : null;
    }

    private boolean hasIdentityNumber(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().anyMatch(this::hasIdentityNumber);
        }
        return value instanceof String text && PersonalIdentityNumber.isIn(text, today())
                || value instanceof Number number && PersonalIdentityNumber.isIn(plain(number), today());
    }

    private static String plain(Number number) {
        BigDecimal decimal = decimal(number);
        return decimal == null || decimal.precision() - decimal.scale() > 20 ? "" : decimal.toPlainString();
    }

    private Object text(Field field, Limits limits, Object value) {
        if (!(value instanceof String text)) {
            fault(field, "ska vara text.");
            return null;
        }
        if (!Text.isStorable(text, field.type() == Type.TEXTAREA)) {
            fault(field, "innehåller tecken som inte kan sparas.");
            return null;
        }
        int longest = limits.maxLength() == null ? LONGEST_TEXT : Math.min(limits.maxLength(), LONGEST_TEXT);
        if (text.length() > longest) {
            fault(field, "får vara högst " + longest + " tecken, men är " + text.length() + ".");
            return null;
        }
        if (limits.minLength() != null && text.length() < limits.minLength()) {
            fault(field, "ska vara minst " + limits.minLength() + " tecken.");
        }
        if (limits.pattern() != null && !limits.pattern().matcher(text).find()) {
            fault(field, "har fel form.");
        }
        Optional<EmailAddress> address = limits.email() ? EmailAddress.of(text) : Optional.empty();
        if (limits.email() && address.isEmpty()) {
            fault(field, "ska vara en e-postadress, till exempel namn@example.se.");
        }
        if (limits.phone() && !PHONE.matcher(text).matches()) {
            fault(field, "ska vara ett telefonnummer med landsnummer, till exempel +46701234567.");
        }
        return address.map(EmailAddress::value).orElse(text);
    }

    private Object number(Field field, Limits limits, Object value) {
        BigDecimal number = null;
        if (limits.asString() ? value instanceof String : value instanceof Number) {
            number = value instanceof String text ? decimal(text) : decimal((Number) value);
        }
        if (number == null) {
            fault(field, "ska vara ett tal.");
            return null;
        }
        if (number.abs().compareTo(LARGEST) > 0) {
            fault(field, "är ett för stort tal.");
            return null;
        }
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        if (limits.decimalDigits() != null && decimals > limits.decimalDigits()) {
            fault(field, limits.decimalDigits() == 0 ? "ska vara ett heltal."
                    : "får ha högst " + counted(limits.decimalDigits(), "decimal", "decimaler") + ".");
        }
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            fault(field, "ska vara minst " + limits.min().toPlainString() + ".");
        }
        if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            fault(field, "får vara högst " + limits.max().toPlainString() + ".");
        }
        if (limits.asString()) {
            return value;
        }
        if (decimals > 0) {
            return number.doubleValue();
        }
        long whole = number.longValue();
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }

    private Object checkbox(Field field, Limits limits, Object value) {
        if (!(value instanceof Boolean ticked)) {
            fault(field, "ska vara ja eller nej.");
            return null;
        }
        if (limits.required() && !ticked) {
            fault(field, "måste kryssas i.");
        }
        return ticked;
    }

    private Object choice(Field field, Object value, Map<Field, Object> values) {
        Choice chosen = match(value, alternatives(field, values));
        if (chosen == null) {
            fault(field, "ska vara ett av alternativen.");
            return null;
        }
        keepLabels(field, List.of(chosen));
        return chosen.value();
    }

    private void keepLabels(Field field, List<Choice> chosen) {
        if (field.valuesKey() != null || field.valuesExpression() != null) {
            Map<String, String> ofField = labels.computeIfAbsent(field.fullKey(), key -> new LinkedHashMap<>());
            chosen.forEach(choice -> ofField.put(String.valueOf(choice.value()), choice.label()));
        }
    }

    private Object choices(Field field, Object value, Map<Field, Object> values) {
        if (!(value instanceof List<?> list) || list.size() > LONGEST_LIST) {
            fault(field, "ska vara en lista med alternativ.");
            return null;
        }
        List<Choice> alternatives = alternatives(field, values);
        List<Choice> chosen = list.stream().map(item -> match(item, alternatives)).toList();
        if (chosen.contains(null) || new HashSet<>(chosen).size() < chosen.size()) {
            fault(field, "ska bara innehålla av alternativen, vart och ett högst en gång.");
            return null;
        }
        keepLabels(field, chosen);
        return chosen.stream().map(Choice::value).toList();
    }

    private List<Choice> alternatives(Field field, Map<Field, Object> values) {
        if (field.valuesKey() != null) {
            Object list = known.list(field.valuesKey());
            return FormSchemaReader.choices(PlainValues.JSON.valueToTree(list != null ? list : known.get().get(field.valuesKey())));
        }
        if (field.valuesExpression() != null) {
            try {
                return FormSchemaReader.choices(PlainValues.JSON.valueToTree(
                        PlainValues.of(feel.evaluate(field.valuesExpression(), context(values)))));
            } catch (RuntimeException failure) {
                LOG.error("Form {}: the alternatives of {} cannot be evaluated", form.id(), field.key(), failure);
                return List.of();
            }
        }
        return field.options();
    }

    private static Choice match(Object value, List<Choice> alternatives) {
        return alternatives.stream().filter(choice -> same(normalValue(choice.value()), value)).findFirst().orElse(null);
    }

    private Object date(Field field, Limits limits, Object value) {
        Object text = written(field, value, DATE, "ett datum på formen ÅÅÅÅ-MM-DD.");
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse((String) text);
            if (date.getYear() < 1900 || date.getYear() > 2199) {
                fault(field, "ska ligga mellan åren 1900 och 2199.");
            }
            if (limits.noPassedDates() && date.isBefore(today())) {
                fault(field, "får inte vara ett datum som har passerat.");
            }
        } catch (DateTimeException noDate) {
            fault(field, "är inget datum som finns.");
        }
        return text;
    }

    private LocalDate today() {
        return circumstances.get("today") instanceof String day ? LocalDate.parse(day) : LocalDate.now();
    }

    private Object moment(Field field, Object value) {
        if (value instanceof String text && text.length() < 40) {
            try {
                OffsetDateTime.parse(text);
                return text;
            } catch (DateTimeException withoutOffset) {
                try {
                    LocalDateTime.parse(text);
                    return text;
                } catch (DateTimeException noMoment) {
                    // told below
                }
            }
        }
        fault(field, "ska vara datum och tid, till exempel 2026-09-01T13:30.");
        return null;
    }

    private Object written(Field field, Object value, Pattern form, String what) {
        if (value instanceof String text && form.matcher(text).matches()) {
            return text;
        }
        fault(field, "ska vara " + what);
        return null;
    }

    // small things

    /** Whether two values are one, however a number is written. */
    public static boolean same(Object one, Object other) {
        if (one instanceof Number first && other instanceof Number second) {
            BigDecimal a = decimal(first);
            BigDecimal b = decimal(second);
            return a != null && b != null && a.compareTo(b) == 0;
        }
        if (one instanceof List<?> first && other instanceof List<?> second) {
            if (first.size() != second.size()) {
                return false;
            }
            for (int i = 0; i < first.size(); i++) {
                if (!same(first.get(i), second.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(one, other);
    }

    private static BigDecimal decimal(Number number) {
        return decimal(number.toString());
    }

    /** @return null for what is no finite number, or is written out of all proportion */
    private static BigDecimal decimal(String text) {
        try {
            BigDecimal decimal = text.length() > 400 ? null : new BigDecimal(text);
            return decimal == null || Math.abs((long) decimal.scale()) > 400 ? null : decimal;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private void fault(Field field, String says) {
        faults.add(new Fault(field.key(), field.shownLabel(), sentence(field, says)));
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String sentence(Field field, String says) {
        return "”" + field.shownLabel() + "” " + says;
    }

    /** Asks once. */
    private static final class Once implements Known {

        private final Known source;
        private Map<String, Object> answer;

        Once(Known source) {
            this.source = source;
        }

        @Override
        public Object list(String valuesKey) {
            return source.list(valuesKey);
        }

        @Override
        public Map<String, Object> get() {
            if (answer == null) {
                answer = source.get();
            }
            return answer;
        }
    }
}
