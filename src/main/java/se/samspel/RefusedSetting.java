package se.samspel;

import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A setting that cannot be read as what it must be, whoever reads it: named, with its value (unless it may be secret) and with what was
 * expected, in one sentence.
 */
final class RefusedSetting {

    private static final Pattern IN_ANNOTATION = Pattern.compile("\\$\\{([^:}]+)[^}]*}");
    private static final Pattern OF_ENGINE = Pattern.compile("Failed to bind properties under '([^']+)' to (\\S+)");
    private static final Pattern SECRET = Pattern.compile("(?i)password|passwd|secret|token|credential|key|://[^/]*@");
    private static final String OF_ENGINE_PREFIX = "camunda.bpm.generic-properties.properties.";
    private static final int LONGEST_VALUE = 100;

    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(Integer.class, "ett heltal"), Map.entry(Long.class, "ett heltal"), Map.entry(Short.class, "ett heltal"),
            Map.entry(Double.class, "ett tal"), Map.entry(Float.class, "ett tal"), Map.entry(Boolean.class, "true eller false"),
            Map.entry(Duration.class, "en tid, till exempel 30s eller PT30S"),
            Map.entry(Period.class, "en period, till exempel P1M eller 10d"),
            Map.entry(DataSize.class, "en storlek, till exempel 10MB"), Map.entry(InetAddress.class, "en adress till en dator"),
            Map.entry(URI.class, "en adress, till exempel https://samspel.example.se"),
            Map.entry(URL.class, "en adress, till exempel https://samspel.example.se"),
            Map.entry(Path.class, "en mapp som datorn kan ha"), Map.entry(Class.class, "en klass som finns"));
    private static final Map<String, Class<?>> PRIMITIVES = Map.of("int", Integer.class, "long", Long.class, "short", Short.class,
            "double", Double.class, "float", Float.class, "boolean", Boolean.class);

    private final List<Throwable> causes;
    private final Environment environment;

    /** @param environment null when the start ended before there was one */
    RefusedSetting(List<Throwable> causes, Environment environment) {
        this.causes = causes;
        this.environment = environment;
    }

    /** Without "Samspel startar inte: "; empty when no setting is to blame. */
    Optional<String> sentence() {
        String injected = null;
        for (Throwable cause : causes) {
            injected = cause instanceof UnsatisfiedDependencyException unsatisfied ? named(unsatisfied, injected) : injected;
            String sentence = sentence(cause, injected);
            if (sentence != null) {
                return Optional.of(sentence);
            }
        }
        return Optional.empty();
    }

    private String sentence(Throwable cause, String injected) {
        if (cause instanceof PlaceholderResolutionException unknown) {
            return placeholder(unknown);
        }
        if (cause instanceof BindException bind) {
            return bound(bind);
        }
        if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
            return conversion().map(failed -> wrong(invalid.getName(), null, invalid.getValue(), failed.getTargetType().getType()))
                    .orElseGet(() -> wrong(invalid.getName(), null, invalid.getValue(), null));
        }
        if (cause instanceof UnboundConfigurationPropertiesException unbound) {
            return "inställningarna " + unbound.getUnboundProperties().stream().map(property -> property.getName().toString()).sorted()
                    .collect(Collectors.joining(", ")) + " hör inte till något: en lista räknas från 0 utan luckor.";
        }
        if (cause instanceof InvalidPathException path) {
            return path(path, injected);
        }
        if (cause instanceof TypeMismatchException mismatch && injected != null && first(InvalidPathException.class).isEmpty()) {
            return wrong(injected, null, mismatch.getValue(), mismatch.getRequiredType());
        }
        return told(cause);
    }

    /** What is told in the message alone. */
    private String told(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher engine = OF_ENGINE.matcher(message);
        if (cause.getClass().getName().startsWith("org.camunda.") && engine.find()) {
            String name = OF_ENGINE_PREFIX + engine.group(1);
            return wrong(name, null, environment == null ? null : environment.getProperty(name), type(engine.group(2)));
        }
        if (message.startsWith("port out of range:")) {
            return "inställningen server.port (SERVER_PORT) är " + message.substring(message.indexOf(':') + 1)
                    + ", men ska vara 0 till 65535.";
        }
        if (cause instanceof IllegalStateException && message.startsWith("Profile '")) {
            return "inställningen spring.profiles.active (SPRING_PROFILES_ACTIVE) har en profil som inte kan finnas: "
                    + shown(message.substring(message.indexOf('\'') + 1, message.lastIndexOf("' must"))) + ".";
        }
        if (cause instanceof JsonParseException && first(BindException.class).isEmpty()) {
            return "inställningen SPRING_APPLICATION_JSON går inte att läsa som JSON.";
        }
        if (cause instanceof YAMLException) {
            return "en fil med inställningar går inte att läsa som YAML (" + line(message) + ").";
        }
        return cause instanceof ConfigDataException ? "en fil med inställningar finns inte eller går inte att läsa (" + line(message)
                + ")." : null;
    }

    private String bound(BindException bind) {
        if (first(PlaceholderResolutionException.class).isPresent() || first(UnboundConfigurationPropertiesException.class).isPresent()) {
            return null;
        }
        String name = bind.getName() == null ? "?" : bind.getName().toString();
        if (bind.getProperty() != null) {
            return wrong(name, bind.getProperty().getOrigin(), bind.getProperty().getValue(), bind.getTarget().getType().resolve());
        }
        return conversion().map(failed -> wrong(name, null, failed.getValue(), failed.getTargetType().getType())).orElse(null);
    }

    private static String placeholder(PlaceholderResolutionException unknown) {
        List<String> values = unknown.getValues();
        String asked = values.isEmpty() ? "" : values.get(values.size() - 1);
        Matcher name = IN_ANNOTATION.matcher(asked);
        String missing = "${" + shown(unknown.getPlaceholder()) + "}";
        return name.matches() && !name.group(1).equals(unknown.getPlaceholder())
                ? "inställningen " + setting(name.group(1), null) + " hänvisar till " + missing + ", som inte är angiven."
                : "en inställning hänvisar till " + missing + ", som inte är angiven.";
    }

    private static String path(InvalidPathException path, String injected) {
        String which = injected == null ? "sökvägen " : "inställningen " + setting(injected, null) + " är ";
        String encoding = System.getProperty("sun.jnu.encoding", "");
        return which + shown(path.getInput()) + ", men " + (path.getReason().startsWith("Malformed")
                ? "den teckenuppsättning som datorn ger program (" + encoding
                + ") saknar något av tecknen. Starta med LC_ALL=C.UTF-8 (eller en svensk"
                        + " motsvarighet, till exempel sv_SE.UTF-8), eller välj en sökväg utan å, ä och ö."
                : "så kan ingen fil eller mapp heta.");
    }

    private static String wrong(String name, Origin origin, Object value, Class<?> type) {
        boolean secret = SECRET.matcher(name).find() || SECRET.matcher(String.valueOf(value)).find();
        String expected = expected(type);
        return "inställningen " + setting(name, origin) + " är " + (secret ? "något annat än den ska vara" : shown(value))
                + (expected == null ? secret ? "." : ", som inte går att använda." : secret ? ": den ska vara " + expected + "."
                : ", men ska vara " + expected + ".");
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return null;
        }
        Class<?> boxed = PRIMITIVES.getOrDefault(type.getName(), type);
        return boxed.isEnum() ? Arrays.stream(boxed.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "någon av ", "")) : EXPECTED.get(boxed);
    }

    private static Class<?> type(String name) {
        try {
            return PRIMITIVES.containsKey(name) ? PRIMITIVES.get(name) : Class.forName(name);
        } catch (ClassNotFoundException unknown) {
            return null;
        }
    }

    /** The key, and the environment variable that is its other name. */
    private static String setting(String key, Origin origin) {
        Origin from = origin instanceof PropertySourceOrigin wrapped ? wrapped.getOrigin() : origin;
        String variable = from instanceof SystemEnvironmentOrigin environment ? environment.getProperty() : variable(key.replace("-", ""));
        String dashed = variable(key.replace('-', '_'));
        return shown(key) + " (" + shown(System.getenv(dashed) == null ? variable : dashed) + ")";
    }

    private static String variable(String key) {
        return key.replaceAll("[.\\[]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }

    private static String named(UnsatisfiedDependencyException unsatisfied, String before) {
        Value value = unsatisfied.getInjectionPoint() == null ? null : unsatisfied.getInjectionPoint().getAnnotation(Value.class);
        Matcher name = IN_ANNOTATION.matcher(value == null ? "" : value.value());
        return name.matches() ? name.group(1) : before;
    }

    private Optional<ConversionFailedException> conversion() {
        return first(ConversionFailedException.class);
    }

    private <T extends Throwable> Optional<T> first(Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String line(String message) {
        return shown(message.lines().findFirst().orElse("").strip());
    }

    /** On one line, and not longer than a line should be. */
    private static String shown(Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}|[\u2028\u2029]", "?");
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text.isEmpty() ? "tom" : text;
    }
}
