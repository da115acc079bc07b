package se.samspel.engine.guards;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

import se.samspel.forms.InvalidSubmission;
import se.samspel.identifiers.PersonalIdentityNumber;
import se.samspel.identifiers.PersonalIdentityNumber.Finding;

/**
 * What the engine's authorizations leave open about tasks: nobody claims in another's name or hands a task to somebody whom
 * the diagram does not offer it to; comments are for who may read the task, and there are no attachments (nothing checks
 * what is in them). Samspel's own work passes. Stands after the command context's interceptor.
 */
final class TaskGuard extends CommandInterceptor {

    private static final Set<String> MAY_BE_SAVED = Set.of(TaskEntity.DUE_DATE, TaskEntity.FOLLOW_UP_DATE);

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        String person = Guarded.personOf(context);
        if (person == null) {
            return next.execute(command);
        }
        if (command instanceof ClaimTaskCmd) {
            String claimant = Guarded.given(command, "userId", String.class);
            if (claimant != null && !claimant.equals(person)) {
                throw Guarded.refused("En uppgift kan bara tas i eget namn.");
            }
        } else if (command instanceof AbstractAddIdentityLinkCmd) {
            if (!IdentityLinkType.ASSIGNEE.equals(Guarded.given(command, "type", String.class))) {
                throw Guarded.refused("Vem en uppgift erbjuds bestäms av diagrammet.");
            }
            TaskEntity task = task(context, command);
            String assignee = Guarded.given(command, "userId", String.class);
            if (assignee == null && task != null && person.equals(task.getAssignee()) && mayWorkWith(context, task)) {
                // giving back what one has needs no right to hand out tasks
                return context.runWithoutAuthorization(() -> next.execute(command));
            }
            refuseStranger(context, task, assignee);
        } else if (command instanceof DelegateTaskCmd) {
            refuseStranger(context, task(context, command), Guarded.given(command, "userId", String.class));
        } else if (command instanceof DeleteIdentityLinkCmd) {
            throw Guarded.refused("Vem en uppgift erbjuds bestäms av diagrammet.");
        } else if (command instanceof SaveTaskCmd) {
            refuseOtherChanges(Guarded.given(command, "task", TaskEntity.class));
        } else if (isAboutAttachments(command)) {
            throw Guarded.refused("Bilagor används inte.");
        } else if (command instanceof AddCommentCmd || command instanceof GetTaskCommentsCmd || command instanceof GetTaskCommentCmd) {
            refuseUnreadable(context, command);
            refuseOtherInstance(context, command);
            refusePersonalNumber(command);
        } else if (command instanceof GetProcessInstanceCommentsCmd) {
            checkers(context, checker -> checker.checkReadProcessInstance(Guarded.given(command, "processInstanceId", String.class)));
        }
        return next.execute(command);
    }

    /** @return null when there is no such task: the command itself then says so */
    private static TaskEntity task(CommandContext context, Command<?> command) {
        String id = Guarded.given(command, "taskId", String.class);
        return id == null ? null : context.getTaskManager().findTaskById(id);
    }

    /** A task goes to somebody in a group that it is offered to, and to nobody else. */
    private static void refuseStranger(CommandContext context, TaskEntity task, String assignee) {
        if (task == null || assignee == null) {
            return;
        }
        Set<String> offeredTo = context.runWithoutAuthorization(() -> task.getCandidates().stream().map(IdentityLink::getGroupId)
                .filter(Objects::nonNull).collect(Collectors.toSet()));
        boolean member = context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider().createGroupQuery()
                .groupMember(assignee).list().stream()
                .anyMatch(group -> offeredTo.contains(group.getId())));
        if (!member) {
            throw Guarded.refused("Uppgiften kan bara lämnas till någon i en grupp som den är avsedd för.");
        }
    }

    private static void refuseOtherChanges(TaskEntity task) {
        if (!MAY_BE_SAVED.containsAll(task.getPropertyChanges().keySet())) {
            throw Guarded.refused("Av en uppgift kan bara förfallodag och uppföljningsdag ändras.");
        }
    }

    private static boolean isAboutAttachments(Command<?> command) {
        return command instanceof CreateAttachmentCmd || command instanceof DeleteAttachmentCmd || command instanceof GetAttachmentCmd
                || command instanceof GetAttachmentContentCmd || command instanceof GetTaskAttachmentCmd
                || command instanceof GetTaskAttachmentContentCmd || command instanceof GetTaskAttachmentsCmd
                || command instanceof GetProcessInstanceAttachmentsCmd;
    }

    private static void refuseUnreadable(CommandContext context, Command<?> command) {
        TaskEntity task = task(context, command);
        if (task == null) {
            throw new NullValueException("Uppgiften finns inte.");
        }
        checkers(context, checker -> checker.checkReadTask(task));
    }

    /** The engine would enter the comment at whichever process instance its sender names. */
    private static void refuseOtherInstance(CommandContext context, Command<?> command) {
        if (command instanceof AddCommentCmd) {
            String instance = Guarded.given(command, "processInstanceId", String.class);
            if (instance != null && !instance.equals(task(context, command).getProcessInstanceId())) {
                throw Guarded.refused("En kommentar skrivs på den egna uppgiften.");
            }
        }
    }

    private static void refusePersonalNumber(Command<?> command) {
        if (command instanceof AddCommentCmd) {
            String message = Guarded.given(command, "message", String.class);
            LocalDate today = LocalDate.ofInstant(ClockUtil.now().toInstant(), ZoneOffset.UTC);
            switch (message == null ? Finding.NONE : PersonalIdentityNumber.find(message, today)) {
                case CERTAIN -> throw new InvalidSubmission(
                        "Kommentaren innehåller ett personnummer eller samordningsnummer. Sådana får inte skrivas här.");
                case POSSIBLE -> throw new InvalidSubmission("Kommentaren innehåller tio siffror som kan vara ett personnummer eller "
                        + "samordningsnummer. Är de ett telefonnummer eller ett belopp: skriv dem i grupper, till exempel 070-776 76 12.");
                case NONE -> {
                }
            }
        }
    }

    private static boolean mayWorkWith(CommandContext context, TaskEntity task) {
        checkers(context, checker -> checker.checkTaskWork(task));
        return true;
    }

    private static void checkers(CommandContext context, Consumer<CommandChecker> check) {
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(check);
    }
}
