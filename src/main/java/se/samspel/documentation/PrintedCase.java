package se.samspel.documentation;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import se.samspel.documentation.Documentation.Answer;
import se.samspel.documentation.Documentation.Rule;
import se.samspel.documentation.Documentation.Step;

/**
 * A case's documentation in the words that stand on paper, by the names that {@code documentation.mustache} uses.
 *
 * @param title           the registry number when the case has no title
 * @param contractingUnit null for none
 * @param parts           submissions and answers of decision tables, in the order of their numbers
 */
record PrintedCase(String registryNumber, String zone, String title, String contractingUnit, int submissions, int decisions,
        String createdAt,
        List<Part> parts, String style) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** So many rows of a step's answers stand on the page of its heading. */
    private static final int KEPT_TOGETHER = 4;

    /**
     * @param contract the contract's id; empty for none
     * @param facts    what stands below the heading, a line each
     */
    record Part(int number, String name, String by, String at, String contract, List<String> facts, List<Section> sections) {

        /** What stands on the page of the heading. */
        List<Section> first() {
            return part(0, KEPT_TOGETHER);
        }

        List<Section> rest() {
            return part(KEPT_TOGETHER, Integer.MAX_VALUE);
        }

        boolean hasFirst() {
            return !sections.isEmpty();
        }

        boolean hasRest() {
            return sections.stream().mapToInt(section -> section.rows().size()).sum() > KEPT_TOGETHER;
        }

        private List<Section> part(int from, int to) {
            List<Section> part = new ArrayList<>();
            int before = 0;
            for (Section section : sections) {
                int begin = Math.min(Math.max(from - before, 0), section.rows().size());
                int end = Math.min(Math.max(to - before, 0), section.rows().size());
                if (begin < end) {
                    part.add(new Section(begin == 0 ? section.name() : null, section.rows().subList(begin, end)));
                }
                before += section.rows().size();
            }
            return part;
        }
    }

    /** Answers that stand together, under the name of the form's group; null for no name. */
    record Section(String name, List<Answer> rows) {
    }

    static PrintedCase of(Documentation it, String style) {
        List<Part> parts = Stream.concat(it.submissions().stream().map(PrintedCase::part), it.decisions().stream().map(PrintedCase::part))
                .sorted(Comparator.comparingInt(Part::number)).toList();
        return new PrintedCase(it.registryNumber(), it.zone().swedish(), it.title() == null ? it.registryNumber() : it.title(),
                it.contractingUnit(),
                it.submissions().size(), it.decisions().size(), time(it.createdAt()), parts, style);
    }

    private static Part part(Step step) {
        List<String> about = new ArrayList<>(List.of(step.process()));
        if (step.awardNumber() != null) {
            about.add("tilldelningsbeslut " + step.awardNumber());
        }
        if (step.contractId() != null) {
            about.add("avtal " + step.contractId());
        }
        if (step.candidateReference() != null) {
            about.add("kandidat " + step.candidateReference());
        }
        List<String> facts = new ArrayList<>(List.of(String.join(" · ", about), "Inlämnat av " + who(step) + " den "
                + time(step.submittedAt())));
        if (step.corrects() != null) {
            facts.add("Rättar nr " + step.corrects() + ".");
        }
        if (step.correctedBy() != null) {
            facts.add("Rättat: det som gäller står i nr " + step.correctedBy() + ".");
        }
        if (step.answers().isEmpty()) {
            facts.add("Formuläret lämnades in utan svar.");
        }
        return new Part(step.number(), step.name() + (step.corrects() == null ? "" : " (rättelse)")
                + (step.correctedBy() == null ? "" : " (rättat)"), who(step), time(step.submittedAt()),
                step.contractId() == null ? "" : step.contractId(), facts, sections(step.answers()));
    }

    private static Part part(Rule rule) {
        return new Part(rule.number(), rule.name(), "Beslutstabell", time(rule.decidedAt()), "",
                List.of(rule.process(), "Beslutstabellens svar den " + time(rule.decidedAt())),
                List.of(new Section("Underlag", rule.inputs()), new Section("Svar", rule.outcomes())));
    }

    private static List<Section> sections(List<Answer> answers) {
        List<Section> sections = new ArrayList<>();
        for (Answer answer : answers) {
            Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
            if (last == null || !Objects.equals(last.name(), answer.section())) {
                last = new Section(answer.section(), new ArrayList<>());
                sections.add(last);
            }
            last.rows().add(answer);
        }
        return sections;
    }

    private static String who(Step step) {
        if (step.submittedBy() == null) {
            return "systemet";
        }
        return step.submittedBy().name().equals(step.submittedBy().id()) ? step.submittedBy().id()
                : step.submittedBy().name() + " (" + step.submittedBy().id() + ")";
    }

    private static String time(OffsetDateTime time) {
        return TIME.format(time);
    }
}
