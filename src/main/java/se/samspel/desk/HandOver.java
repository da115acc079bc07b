package se.samspel.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.collaboration.Notices;
import se.samspel.desk.CaseCards.Card;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.TakeOver;

/** A task goes from one to another by an act of its own: to whom, and why; who gets it is told. */
@Component
class HandOver {

    private final TaskService tasks;
    private final IdentityService identity;
    private final SignedInUser signedIn;
    private final TakeOver takeOver;
    private final Notices notices;
    private final CaseCards cards;

    HandOver(TaskService tasks, IdentityService identity, SignedInUser signedIn, TakeOver takeOver, Notices notices,
            CaseCards cards) {
        this.tasks = tasks;
        this.identity = identity;
        this.signedIn = signedIn;
        this.takeOver = takeOver;
        this.notices = notices;
        this.cards = cards;
    }

    /** Somebody to hand a task over to. */
    record Person(String id, String name) {
    }

    /**
     * What the signed-in person may do with a task beside its form.
     *
     * @param number       the contract's, or the case's; null when the task belongs to none
     * @param title        the procurement's; null when it has none
     * @param shared       whether it is offered to a group, so that it can be given back
     * @param mayTakeOver  whether the person may take it from a colleague
     * @param mayHandOver  whether the person may hand it to another
     * @param colleagues   to whom, by name, without who has it
     */
    record Ways(String id, String number, String title, Card about, boolean shared, boolean mayTakeOver, boolean mayHandOver,
            List<Person> colleagues) {
    }

    /** @return empty when there is no such task, or none that the person may read */
    Optional<Ways> of(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            return Optional.empty();
        }
        Set<String> own = signedIn.groups();
        Card about = cards.of(List.of(taskId)).get(taskId);
        return Optional.of(signedIn.asSamspel(() -> {
            Set<String> offeredTo = candidateGroups(taskId);
            boolean mayHandOut = offeredTo.stream().anyMatch(group -> own.contains(group) && takeOver.isAllowedIn(group));
            List<Person> colleagues = !mayHandOut ? List.of()
                    : people(offeredTo).stream().filter(person -> !person.id().equals(task.getAssignee())).toList();
            Map<String, Object> heading = tasks.getVariables(taskId, List.of("registryNumber", "contractId", "title"));
            Object contract = heading.get("contractId");
            return new Ways(taskId, (String) (contract == null ? heading.get("registryNumber") : contract), (String) heading.get("title"),
                    about, !offeredTo.isEmpty(), mayHandOut, mayHandOut && !colleagues.isEmpty(), colleagues);
        }));
    }

    private Set<String> candidateGroups(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private List<Person> people(Set<String> groups) {
        return groups.stream().flatMap(group -> identity.createUserQuery().memberOfGroup(group).list().stream()).map(HandOver::person)
                .distinct().sorted(Comparator.comparing(Person::name)).toList();
    }

    static Person person(User user) {
        String name = ((user.getFirstName() == null ? "" : user.getFirstName()) + " "
                + (user.getLastName() == null ? "" : user.getLastName())).strip();
        return new Person(user.getId(), name.isEmpty() ? user.getId() : name);
    }

    /**
     * Hands the task over as the signed-in person, with the engine's rights and guards; the reason stands among the task's comments.
     *
     * @return false when there is no such task, or none that the person may read
     */
    @Transactional
    boolean handOver(String taskId, String to, String reason) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            return false;
        }
        String from = signedIn.id().orElseThrow();
        // As the person: the engine asks whether she may comment and hand out, and whether the receiver belongs to the task's groups.
        tasks.createComment(taskId, null, reason);
        tasks.setAssignee(taskId, to);
        signedIn.asSamspel(() -> {
            String sender = Optional.ofNullable(identity.createUserQuery().userId(from).singleResult()).map(user -> person(user).name())
                    .orElse(from);
            notices.tellPerson((String) tasks.getVariable(taskId, "registryNumber"), (String) tasks.getVariable(taskId, "title"),
                    sender + " har lämnat över uppgiften ”" + task.getName() + "” till dig. Skäl: " + reason, to);
            return null;
        });
        return true;
    }
}
