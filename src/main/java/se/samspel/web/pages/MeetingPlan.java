package se.samspel.web.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.samspel.access.ContractingUnits;
import se.samspel.access.Role;
import se.samspel.collaboration.Meeting;
import se.samspel.collaboration.Meetings;
import se.samspel.contract.Contract;
import se.samspel.web.pages.CaseContent.Booked;
import se.samspel.web.pages.CaseContent.Person;
import se.samspel.web.pages.CaseContent.ToBook;

/** Meetings on a contract's page: what is booked, what can be, who may be asked to come, and who books. */
@Component
class MeetingPlan {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int USUAL_MINUTES = 60;

    private final Meetings meetings;
    private final CaseQueries queries;

    MeetingPlan(Meetings meetings, CaseQueries queries) {
        this.meetings = meetings;
        this.queries = queries;
    }

    /** Who reads the contract's zone of the case, and the contract's contact person. */
    static boolean mayBook(Reader.OfCase reader, Contract contract) {
        return reader.readsContract() || reader.reader().userId().equals(contract.contactPerson());
    }

    List<Meeting> booked(Contract contract) {
        return meetings.of(contract.contractId());
    }

    List<Booked> shown(Contract contract, Instant now, boolean mayBook) {
        List<Meeting> booked = booked(contract);
        Map<String, String> names = queries.names(booked.stream().flatMap(meeting -> meeting.participants().stream()).toList());
        List<String> open = mayBook ? meetings.toBook(contract) : List.of();
        return booked.stream().map(meeting -> new Booked(meeting.name(), Swedish.time(meeting.startsAt()) + " – "
                + ZonedDateTime.ofInstant(meeting.endsAt(), Swedish.STOCKHOLM).format(DateTimeFormatter.ofPattern("HH.mm")),
                meeting.place(), meeting.participants().stream().map(user -> names.getOrDefault(user, user))
                        .collect(Collectors.joining(", ")), meeting.step(), open.contains(meeting.step())
                        && meeting.endsAt().isAfter(now))).toList();
    }

    List<ToBook> toBook(Contract contract, String unit) {
        List<String> steps = meetings.toBook(contract);
        if (steps.isEmpty()) {
            return List.of();
        }
        List<Meeting> booked = booked(contract);
        List<Person> people = people(contract, unit);
        List<ToBook> forms = new ArrayList<>();
        for (String step : steps) {
            Optional<Meeting> now = booked.stream().filter(meeting -> meeting.step().equals(step)).findFirst();
            Collection<String> chosen = now.map(Meeting::participants).orElseGet(() -> usual(contract, people));
            ZonedDateTime begins = now.map(meeting -> meeting.startsAt().atZone(Swedish.STOCKHOLM)).orElse(null);
            String minutes = String.valueOf(now.map(meeting -> Duration.between(meeting.startsAt(), meeting.endsAt()).toMinutes())
                    .orElse((long) USUAL_MINUTES));
            forms.add(new ToBook(step, nameOf(step), begins == null ? "" : begins.toLocalDate().toString(),
                    begins == null ? "" : TIME.format(begins), minutes, now.map(Meeting::place).orElse(""), people.stream()
                            .map(person -> new Person(person.id(), person.name(), person.of(), chosen.contains(person.id()))).toList(),
                    now.isPresent()));
        }
        return forms;
    }

    private static String nameOf(String step) {
        return switch (step) {
            case "kickoff-meeting" -> "Uppstartsmöte";
            case "dialogue-meeting" -> "Dialogmöte";
            default -> "Avslutningsmöte";
        };
    }

    /** The contact person and the supplier's people come unless somebody says otherwise. */
    private static List<String> usual(Contract contract, List<Person> people) {
        return people.stream().filter(person -> person.id().equals(contract.contactPerson()) || person.of().equals(contract.supplierName()))
                .map(Person::id).toList();
    }

    /** Who may be asked to come: the contract's own people, each once. */
    List<Person> people(Contract contract, String unit) {
        Map<String, Person> people = new LinkedHashMap<>();
        if (contract.contactPerson() != null) {
            add(people, queries.names(List.of(contract.contactPerson())), "kontaktperson");
        }
        add(people, queries.members(Company.groupOf(contract)), contract.supplierName());
        add(people, queries.members(ContractingUnits.procurersOf(unit)), "upphandlare");
        add(people, queries.members(Role.SUPPORT_FUNCTION.groupId()), "stödfunktionen");
        return List.copyOf(people.values());
    }

    private static void add(Map<String, Person> people, Map<String, String> names, String of) {
        names.forEach((id, name) -> people.putIfAbsent(id, new Person(id, name.isBlank() ? id : name, of, false)));
    }
}
