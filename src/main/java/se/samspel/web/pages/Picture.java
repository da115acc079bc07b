package se.samspel.web.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.samspel.archive.PlainValues;
import se.samspel.contract.Contract;
import se.samspel.web.pages.CaseContent.Link;
import se.samspel.web.pages.CaseFacts.Facts;

/**
 * The three processes of a case on one picture: the diagrams below each other, where they stand, what they have been through, and the
 * messages between them. Of several suppliers' processes one is drawn at a time.
 */
@Component
class Picture {

    private final CaseQueries queries;
    private final Diagrams diagrams;
    private final CaseWords words;
    private final Map<String, String> drawings = new ConcurrentHashMap<>();

    Picture(CaseQueries queries, Diagrams diagrams, CaseWords words) {
        this.queries = queries;
        this.diagrams = diagrams;
        this.words = words;
    }

    record Choice(String value, String text, boolean chosen) {
    }

    /** @param drawn false for a process that has not begun */
    record Panel(int index, String name, String about, String state, boolean ended, boolean drawn) {
    }

    record Stand(String process, String name, String times, List<Link> links) {
    }

    record Line(int index, String what, String from, String to, String when) {
    }

    record Content(String number, String title, String caseAddress, String sentence, List<Choice> choices, List<Panel> panels,
            List<Stand> stands, List<Line> lines, String json) {

        boolean hasChoices() {
            return choices.size() > 1;
        }

        boolean hasStands() {
            return !stands.isEmpty();
        }

        boolean hasLines() {
            return !lines.isEmpty();
        }
    }

    /** @param asked the contract whose supplier process is drawn; the first that runs when it is none of the case's */
    Content of(Facts facts, Reader.OfCase reader, String asked) {
        String number = facts.head().number();
        Optional<Contract> contract = facts.contracts().stream().filter(one -> one.contractId().equals(asked)).findFirst()
                .or(() -> facts.contracts().stream().filter(one -> facts.of("supplier", one.contractId())
                        .filter(CaseQueries.Instance::isRunning).isPresent()).findFirst())
                .or(() -> facts.contracts().stream().findFirst());
        Map<String, Optional<CaseQueries.Instance>> drawn = new LinkedHashMap<>();
        drawn.put("procurement", facts.of("procurement", number));
        drawn.put("target-group", facts.of("target-group", number));
        drawn.put("supplier", contract.flatMap(one -> facts.of("supplier", one.contractId())));
        Map<String, Set<String>> passed = queries.passed(drawn.values().stream().flatMap(Optional::stream).map(CaseQueries.Instance::id)
                .toList());

        List<Panel> panels = new ArrayList<>();
        List<Stand> stands = new ArrayList<>();
        List<Map<String, Object>> json = new ArrayList<>();
        drawn.forEach((process, instance) -> {
            int index = panels.size();
            String name = MessageWords.process(process);
            if (instance.isEmpty()) {
                panels.add(new Panel(index, name, "", "har inte börjat", true, false));
                return;
            }
            CaseQueries.Instance one = instance.get();
            String about = process.equals("supplier") ? contract.map(Contract::contractId).orElse("") : "";
            panels.add(new Panel(index, name, about, one.isRunning() ? "pågår sedan " + Swedish.day(one.startedAt()) : "avslutad den "
                    + Swedish.day(one.endedAt()), !one.isRunning(), true));
            Map<String, Shape> shapes = shapes(facts, reader, one, passed.getOrDefault(one.id(), Set.of()));
            shapes.forEach((id, shape) -> {
                if (shape.count() > 0) {
                    stands.add(new Stand(name, shape.name(), shape.count() > 1 ? "(" + shape.count() + ")" : "", shape.links()));
                }
            });
            json.add(Map.of("index", index, "xml", drawings.computeIfAbsent(one.definition(), id -> Drawing.of(diagrams.of(id).xml())),
                    "shapes", shapes));
        });
        List<Map<String, Object>> ends = new ArrayList<>();
        List<Line> lines = lines(facts, reader, drawn, passed, ends);
        List<Choice> choices = facts.contracts().stream().map(one -> new Choice(one.contractId(), one.contractId() + " · "
                + one.supplierName(), contract.filter(one::equals).isPresent())).toList();
        // No "<" in the text: nothing in it ends the element that it stands in.
        String text = PlainValues.toJson(Map.of("panels", json, "lines", ends)).replace("<", "\\u003c");
        return new Content(number, facts.head().title(), CaseWords.addressOf(number), words.sentence(facts), choices, panels, stands, lines,
                text);
    }

    /** @param kind {@code token}, {@code stopped} or {@code passed}, also the class of its look */
    record Shape(String name, String kind, int count, String text, List<Link> links) {
    }

    private Map<String, Shape> shapes(Facts facts, Reader.OfCase reader, CaseQueries.Instance one, Collection<String> passed) {
        Diagrams.Diagram diagram = diagrams.of(one.definition());
        Map<String, Shape> shapes = new LinkedHashMap<>();
        passed.stream().filter(id -> diagram.shapes().containsKey(id)).forEach(id -> {
            List<Link> answers = facts.acts().stream().filter(act -> act.instance().equals(one.id()) && reader.reads(act.step())
                            && (act.step().equals(id) || act.step().equals(diagram.shapes().get(id).form())
                            || act.isMessage() && act.step().equals(diagram.shapes().get(id).message())))
                    .map(act -> new Link(CaseWords.addressOf(facts.head().number()) + "#svar-" + act.id(), "Svaret den "
                            + Swedish.day(act.at()))).toList();
            shapes.put(id, new Shape(diagram.nameOf(id), "passed", 0, "Klart.", answers));
        });
        Map<String, Long> tokens = facts.tokens().stream().filter(token -> token.instance().equals(one.id()))
                .collect(Collectors.groupingBy(CaseQueries.Token::activity, java.util.TreeMap::new, Collectors.counting()));
        tokens.forEach((id, count) -> {
            if (!diagram.shapes().containsKey(id)) {
                return;
            }
            List<CaseQueries.Task> tasks = facts.tasks().stream().filter(task -> task.instance().equals(one.id()) && task.step().equals(id))
                    .toList();
            List<Link> links = tasks.stream().map(task -> words.work(facts, task, reader.reader())).filter(CaseContent.Work::isOpened)
                    .map(work -> new Link(work.address(), "Öppna uppgiften" + (work.about().contains(" · ") ? " ("
                            + work.about().substring(0, work.about().indexOf(" · ")) + ")" : ""))).toList();
            String text = tasks.stream().map(task -> facts.holder(task) + " sedan " + Swedish.day(task.since())).distinct()
                    .collect(Collectors.joining("; "));
            boolean isStopped = facts.incidents().stream().anyMatch(incident -> incident.instance().equals(one.id())
                    && id.equals(incident.activity()));
            shapes.put(id, new Shape(diagram.nameOf(id), isStopped ? "stopped" : "token", count.intValue(), isStopped ? "Har stannat."
                    : text.isEmpty() ? "Väntar." : text, links));
        });
        return shapes;
    }

    /** @param ends gets where each line begins and ends, for who draws them */
    private List<Line> lines(Facts facts, Reader.OfCase reader, Map<String, Optional<CaseQueries.Instance>> drawn,
            Map<String, Set<String>> passed, List<Map<String, Object>> ends) {
        List<String> order = List.copyOf(drawn.keySet());
        List<Line> lines = new ArrayList<>();
        Map<String, Boolean> known = new HashMap<>();
        facts.tokens().forEach(token -> drawn.values().stream().flatMap(Optional::stream).filter(one -> one.id().equals(token.instance()))
                .forEach(one -> {
                    Diagrams.Shape shape = diagrams.of(one.definition()).shapes().get(token.activity());
                    if (shape != null && MessageWords.isWaitedFor(shape.message()) && shape.type().endsWith("CatchEvent")
                            && reader.reads(shape.message())
                            && known.putIfAbsent("await " + one.process() + shape.message(), true) == null) {
                        line(shape.message(), one.process(), shape.id(), "väntas", true, order, drawn, passed, lines, ends);
                    }
                }));
        facts.acts().stream().filter(act -> act.isMessage() && reader.reads(act.step())).forEach(act -> drawn.values().stream()
                .flatMap(Optional::stream).filter(one -> one.id().equals(act.instance()))
                .filter(one -> known.putIfAbsent("sent " + one.process() + act.step(), true) == null)
                .forEach(one -> receiving(one, act.step(), passed).ifPresent(shape -> line(act.step(), one.process(), shape,
                        Swedish.day(act.at()), false, order, drawn, passed, lines, ends))));
        return lines;
    }

    private Optional<String> receiving(CaseQueries.Instance one, String message, Map<String, Set<String>> passed) {
        Set<String> been = passed.getOrDefault(one.id(), Set.of());
        List<String> shapes = diagrams.of(one.definition()).shapes().values().stream().filter(shape -> shape.message().equals(message)
                && !shape.type().equals("sendTask")).map(Diagrams.Shape::id).sorted().toList();
        return shapes.stream().filter(been::contains).findFirst().or(() -> shapes.stream().findFirst());
    }

    private void line(String message, String to, String toShape, String when, boolean awaited, List<String> order,
            Map<String, Optional<CaseQueries.Instance>> drawn, Map<String, Set<String>> passed, List<Line> lines,
            List<Map<String, Object>> ends) {
        MessageWords.Words said = MessageWords.of(message);
        int index = lines.size();
        lines.add(new Line(index, said.what(), MessageWords.process(said.from()), MessageWords.process(to), when));
        Optional<CaseQueries.Instance> sender = drawn.getOrDefault(said.from(), Optional.empty());
        sender.flatMap(one -> {
            Set<String> been = passed.getOrDefault(one.id(), Set.of());
            List<String> shapes = diagrams.of(one.definition()).shapes().values().stream().filter(shape -> shape.message().equals(message)
                    && shape.type().equals("sendTask")).map(Diagrams.Shape::id).sorted().toList();
            return shapes.stream().filter(been::contains).findFirst().or(() -> shapes.stream().findFirst());
        }).ifPresent(fromShape -> ends.add(Map.of("index", index, "fromPanel", order.indexOf(said.from()), "fromShape", fromShape,
                "toPanel",
                order.indexOf(to), "toShape", toShape, "awaited", awaited)));
    }
}
