package se.samspel.web.pages;

import java.util.List;

/** A case as its page shows it, by the names that {@code case.mustache} and {@code contract.mustache} use: all in words, nothing null. */
record CaseContent(String number, String title, String unit, String procurer, String registered, String sentence, List<String> alerts,
        List<Work> work, List<Process> processes, List<Sent> messages, List<Day> days, List<Agreement> contracts, List<Done> history,
        List<Link> documents, List<Link> actions, String picture, String caseAddress, String token) {

    /**
     * An open task.
     *
     * @param address in Tasklist; empty for whom it is not offered to
     */
    record Work(String step, String about, String who, String since, String due, boolean late, boolean reminded, boolean escalated,
            String address) {

        boolean isOpened() {
            return !address.isEmpty();
        }
    }

    /** @param waits what it waits for now, a sentence each */
    record Process(String name, String about, String state, boolean ended, List<Phases.Shown> phases, List<String> waits) {

        boolean hasWaits() {
            return !waits.isEmpty();
        }
    }

    /** A message between the processes: sent, or awaited. */
    record Sent(String what, String from, String to, String about, String when, boolean awaited) {
    }

    /** A day ahead. */
    record Day(String when, String what, String about, boolean passed) {
    }

    record Agreement(String contractId, String anchor, String company, String organisationNumber, String state, String from, String to,
            String contactPerson, String fulfilment, List<Fact> facts, List<Change> changes, List<Place> places, List<Booked> meetings,
            List<ToBook> toBook, String address) {

        boolean hasChanges() {
            return !changes.isEmpty();
        }

        boolean hasPlaces() {
            return !places.isEmpty();
        }

        boolean isBookable() {
            return !toBook.isEmpty();
        }

        boolean hasMeetings() {
            return !meetings.isEmpty();
        }
    }

    record Fact(String name, String value) {
    }

    /** A version of the contract after the first. */
    record Change(String from, String what, String facts, String by, String reason) {
    }

    record Place(String name, String kind, String days, String state) {
    }

    record Booked(String name, String when, String place, String who, String step, boolean mayCancel) {
    }

    /** A meeting that can be booked or moved, with what is booked now. */
    record ToBook(String step, String name, String day, String time, String minutes, String place, List<Person> people, boolean moved) {
    }

    record Person(String id, String name, String of, boolean chosen) {
    }

    record Done(String when, String who, String what, String about, String anchor, boolean message) {
    }

    record Link(String address, String text) {
    }

    boolean hasAlerts() {
        return !alerts.isEmpty();
    }

    boolean hasWork() {
        return !work.isEmpty();
    }

    boolean hasMessages() {
        return !messages.isEmpty();
    }

    boolean hasDays() {
        return !days.isEmpty();
    }

    boolean hasContracts() {
        return !contracts.isEmpty();
    }

    boolean hasHistory() {
        return !history.isEmpty();
    }

    boolean hasDocuments() {
        return !documents.isEmpty();
    }

    boolean hasActions() {
        return !actions.isEmpty();
    }
}
