package se.samspel.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.archive.ArchiveRemoval;
import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.engine.SignedInUser;
import se.samspel.forms.FormEngine;
import se.samspel.forms.FormId;
import se.samspel.identifiers.Text;

/**
 * Removes one text on a decision, such as a name that somebody wrote in a free text (life event 38). In its place stands that it was
 * removed, on which decision and when; the rest of the answers stays as it was. A choice or a date decides the process's way, and is
 * corrected instead.
 */
@Service
public class TextRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(TextRemoval.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("sv-SE"));
    private static final int LONGEST = 200;

    private final ArchiveRemoval archive;
    private final FormEngine forms;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final SignedInUser signedIn;
    private final ObjectMapper json;
    private final Clock clock;

    TextRemoval(ArchiveRemoval archive, FormEngine forms, RuntimeService runtime, HistoryService history,
            SignedInUser signedIn, ObjectMapper json, Clock clock) {
        this.archive = archive;
        this.forms = forms;
        this.runtime = runtime;
        this.history = history;
        this.signedIn = signedIn;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A text that somebody wrote.
     *
     * @param field the key
     * @param label as the form calls it
     */
    public record WrittenText(long submission, String step, Instant at, String field, String label, String text) {
    }

    /** The free texts of a case, in the order they were written. */
    public List<WrittenText> textsOf(String registryNumber) {
        List<WrittenText> texts = new ArrayList<>();
        for (Entry entry : archive.forms(registryNumber)) {
            Submission one = entry.submission();
            if (entry.formVersion() != null) {
                collect(components(new FormId(entry.formVersion(), one.step())), one, texts);
            }
        }
        return texts;
    }

    private Optional<JsonNode> components(FormId form) {
        String text = forms.formText(form);
        try {
            return text == null ? Optional.empty() : Optional.ofNullable(json.readTree(text).get("components"));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The deployed form " + form + " is no JSON", unreadable);
        }
    }

    private static void collect(Optional<JsonNode> components, Submission one, List<WrittenText> texts) {
        components.ifPresent(all -> all.forEach(component -> {
            String type = component.path("type").asText();
            String key = component.path("key").asText();
            if (component.has("components")) {
                collect(Optional.of(component.get("components")), one, texts);
            }
            boolean isFreeText = type.equals("textarea")
                    || type.equals("textfield") && !component.path("validate").has("pattern");
            if (isFreeText && one.answers().get(key) instanceof String text && !text.isBlank() && !isNumber(key)) {
                texts.add(new WrittenText(one.id(), one.step(), one.submittedAt(), key, component.path("label").asText(key), text));
            }
        }));
    }

    /** What cases, contracts and companies are found by. */
    private static boolean isNumber(String key) {
        return key.endsWith("Number") || key.endsWith("Id") || key.endsWith("Reference");
    }

    /**
     * @param decision the decision's reference
     * @param by       the user's id
     * @return why nothing was removed, a sentence; empty when it was
     */
    @Transactional
    public Optional<String> remove(String registryNumber, long submission, String field, String decision, String by) {
        String reference = decision.strip();
        if (reference.isEmpty() || reference.length() > LONGEST || !Text.isStorable(reference, false)) {
            return Optional.of("Ange beslutets beteckning, högst " + LONGEST + " tecken. Utan beslut tas ingenting bort.");
        }
        Optional<WrittenText> text = textsOf(registryNumber).stream()
                .filter(one -> one.submission() == submission && one.field().equals(field)).findFirst();
        if (text.isEmpty()) {
            return Optional.of("Den texten finns inte i ärendet.");
        }
        String instead = "Borttagen enligt beslut " + reference + " den " + DAY.format(LocalDate.now(clock));
        List<String> instances = archive.removeText(submission, field, reference, by, instead);
        signedIn.asSamspel(() -> {
            instances.forEach(instance -> forget(instance, field, text.get().text(), instead));
            return true;
        });
        LOG.info("{} tar bort en text i {} enligt {}", by, text.get().step(), reference);
        return Optional.empty();
    }

    /** The engine may have the text too, where a diagram reads it. */
    private void forget(String instance, String field, String text, String instead) {
        runtime.createVariableInstanceQuery().processInstanceIdIn(instance).variableName(field).list().stream()
                .filter(variable -> text.equals(variable.getValue()))
                .forEach(variable -> runtime.setVariablesLocal(variable.getExecutionId(), Map.of(field, instead)));
        history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName(field).list().stream()
                .filter(variable -> text.equals(variable.getValue()))
                .forEach(variable -> history.deleteHistoricVariableInstance(variable.getId()));
    }
}
