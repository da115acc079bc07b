package se.samspel.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import se.samspel.engine.DeploymentRule;
import se.samspel.engine.RefusedModel;

/**
 * A form that the ledger reads is not deployed, and Samspel does not start with it, when it lacks a field that the ledger has declared to
 * need: figures would otherwise fall silent without anybody noticing.
 */
@Component
class FormsRead implements DeploymentRule {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = ".form";

    private final Map<String, Class<?>> readers = Arrays.stream(Answered.class.getDeclaredClasses()).filter(Class::isRecord)
            .collect(Collectors.toMap(reader -> Answered.step(reader.asSubclass(Record.class)), Function.identity()));

    @Override
    public void check(String name, byte[] content) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        Class<?> reader = file.endsWith(FORM) ? readers.get(file.substring(0, file.length() - FORM.length())) : null;
        if (reader == null) {
            return;
        }
        Set<String> missing = new TreeSet<>(Answered.fields(reader.asSubclass(Record.class)));
        missing.removeAll(keys(content));
        if (!missing.isEmpty()) {
            throw new RefusedModel(name + " kan inte driftsättas: fältet ”" + String.join("”, ”", missing) + "” saknas, och uppföljningen ("
                    + "ledger." + reader.getSimpleName() + ") läser det.");
        }
    }

    private static Set<String> keys(byte[] content) {
        Set<String> keys = new HashSet<>();
        try {
            collect(JSON.readTree(content), keys);
        } catch (IOException noForm) {
            // what is no form at all is refused by the rule of forms
        }
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node.path("key").isTextual()) {
            keys.add(node.path("key").asText());
        }
        node.path("components").forEach(component -> collect(component, keys));
    }
}
