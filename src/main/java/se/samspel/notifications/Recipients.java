package se.samspel.notifications;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import se.samspel.access.SupplierAccess;
import se.samspel.collaboration.Cases;
import se.samspel.contract.Contract;

/** Who is meant, as people and groups are now. */
@Component
class Recipients {

    private final TaskService tasks;
    private final IdentityService identity;
    private final Mailboxes mailboxes;
    private final Cases cases;

    Recipients(TaskService tasks, IdentityService identity, Mailboxes mailboxes, Cases cases) {
        this.tasks = tasks;
        this.identity = identity;
        this.mailboxes = mailboxes;
        this.cases = cases;
    }

    /**
     * Somebody or a mailbox.
     *
     * @param userId  null for a mailbox
     * @param address null for a person
     */
    record Recipient(String userId, String address) {
    }

    /** Whose the task is; else for each group that it is offered to its mailbox or its members, and the people that it is offered to. */
    Set<Recipient> of(Task task) {
        Set<Recipient> recipients = new LinkedHashSet<>();
        if (task.getAssignee() != null) {
            recipients.add(person(task.getAssignee()));
            return recipients;
        }
        for (IdentityLink link : candidates(task)) {
            if (link.getUserId() != null) {
                recipients.add(person(link.getUserId()));
            } else {
                recipients.addAll(ofGroup(link.getGroupId()));
            }
        }
        return recipients;
    }

    Set<Recipient> ofContract(Contract contract, Set<Audience> audiences) {
        Set<Recipient> recipients = new LinkedHashSet<>();
        if (audiences.contains(Audience.USERS_OF_COMPANY)) {
            recipients.addAll(ofGroup(contract.supplierId().group()));
        }
        if (audiences.contains(Audience.CONTACT_PERSON)) {
            Optional.ofNullable(contract.contactPerson()).map(Recipients::person).ifPresent(recipients::add);
        }
        if (audiences.contains(Audience.PROCURER)) {
            Optional.ofNullable(cases.procurer(contract.registryNumber())).map(Recipients::person).ifPresent(recipients::add);
        }
        return recipients;
    }

    private Set<Recipient> ofGroup(String group) {
        Set<Recipient> recipients = new LinkedHashSet<>();
        mailboxes.of(group).ifPresentOrElse(address -> recipients.add(new Recipient(null, address)),
                () -> identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().list()
                        .forEach(user -> recipients.add(person(user.getId()))));
        return recipients;
    }

    /** Whether the task still is this person's, or offered to them and nobody's. */
    boolean isFor(Task task, String userId) {
        if (task.getAssignee() != null) {
            return task.getAssignee().equals(userId);
        }
        Set<String> groups = Set.copyOf(groupsOf(userId));
        return candidates(task).stream().anyMatch(link -> userId.equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    /** Whether the task still is offered to a group with this mailbox, and nobody's. */
    boolean isForMailbox(Task task, String address) {
        return task.getAssignee() == null && candidates(task).stream().map(IdentityLink::getGroupId)
                .flatMap(group -> group == null ? Stream.empty() : mailboxes.of(group).stream()).anyMatch(address::equals);
    }

    private List<IdentityLink> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
    }

    List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList();
    }

    boolean isSupplier(String userId) {
        return groupsOf(userId).stream().anyMatch(SupplierAccess::isCompany);
    }

    Optional<User> user(String userId) {
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult());
    }

    static String nameOf(User user) {
        return ((user.getFirstName() == null ? "" : user.getFirstName()) + " " + (user.getLastName() == null ? "" : user.getLastName()))
                .strip();
    }

    private static Recipient person(String userId) {
        return new Recipient(userId, null);
    }
}
