package se.samspel.forms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/** Every deployed form, read once: a deployment never changes. */
@Component
public class FormLibrary {

    private final FormEngine engine;
    private final Map<FormId, FormSchema> forms = new ConcurrentHashMap<>();

    FormLibrary(FormEngine engine) {
        this.engine = engine;
    }

    /** @throws IllegalStateException when there is no such form */
    FormSchema get(FormId id) {
        return find(id).orElseThrow(() ->
                new IllegalStateException("the deployment " + id.deploymentId() + " holds no form " + id.key()));
    }

    public Optional<FormSchema> find(FormId id) {
        return Optional.ofNullable(forms.computeIfAbsent(id, missing -> {
            String text = engine.formText(missing);
            return text == null ? null : FormSchemaReader.read(text);
        }));
    }
}
