package se.samspel.web;

import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;

import se.samspel.process.TwoContracts;

/**
 * What the probes look for, made once: a procurement with two suppliers who choose among candidates, and one of the other unit.
 *
 * @param case1 the registry number of Anna's, with Gustav's contract 1 and Hanna's contract 2
 * @param case2 of Bengt's
 */
record ProbedCases(String case1, String case2) {

    static final List<String> PEOPLE = List.of("anna", "bengt", "cecilia", "david", "elin", "farid", "gustav", "hanna", "ingrid", "admin");

    private static ProbedCases made;

    static synchronized ProbedCases in(ProcessEngine engine) {
        if (made == null) {
            made = new ProbedCases(TwoContracts.presented(engine, "UPH-PROBE-" + System.nanoTime()),
                    TwoContracts.ofOtherUnit(engine, "UPH-BENGTS-" + System.nanoTime()));
        }
        return made;
    }

    String instance(ProcessEngine engine, String process, String key) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(key)
                .singleResult().getId();
    }

    /** Words that the person must never read in an answer, unless they asked for them by name. */
    List<String> secretsFor(String person) {
        List<String> city = List.of("MARK-BEHOV", "MARK-UNDERLAG", "MARK-BESLUT");
        List<String> labourMarket = List.of("MARK-ANALYS");
        List<String> gustavs = List.of("Bygg &", "5566778899", case1 + "/1", "MARK-GUSTAV", "K-GUST");
        List<String> hannas = List.of("Ren Service", "5599001129", case1 + "/2", "MARK-HANNA", "K-HANN");
        List<String> otherUnit = List.of(case2, "MARK-BENGT");
        List<String> firstUnit = List.of(case1, "MARK-TITEL");
        return switch (person) {
            case "gustav" -> join(city, labourMarket, hannas, otherUnit, List.of("hanna", "Holm"));
            case "hanna" -> join(city, labourMarket, gustavs, otherUnit, List.of("gustav", "Gren"));
            case "anna" -> join(labourMarket, otherUnit, List.of("K-GUST", "K-HANN"));
            case "bengt" -> join(city, labourMarket, gustavs, hannas, firstUnit);
            case "elin", "farid" -> join(List.of("MARK-BEHOV", "MARK-UNDERLAG"), otherUnit);
            case "cecilia" -> join(city, labourMarket, gustavs, hannas, firstUnit, otherUnit);
            case "ingrid" -> join(city, labourMarket, List.of("MARK-GUSTAV", "MARK-HANNA", "MARK-BENGT", "K-GUST", "K-HANN", "MARK-TITEL"));
            case "admin" -> join(city, labourMarket, List.of("MARK-GUSTAV", "MARK-HANNA", "K-GUST", "K-HANN"), firstUnit, otherUnit);
            case "david" -> List.of();
            default -> join(city, labourMarket, gustavs, hannas, firstUnit, otherUnit);
        };
    }

    @SafeVarargs
    private static List<String> join(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }
}
