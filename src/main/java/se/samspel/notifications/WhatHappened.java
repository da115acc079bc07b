package se.samspel.notifications;

import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import se.samspel.collaboration.MessageSent;
import se.samspel.deadlines.Deadlines;
import se.samspel.deadlines.TaskReminded;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.TaskEvents;

/** Notes what is to be told when it happens, in the same transaction. Whom it concerns is found out afterwards, as it is then. */
@Component
class WhatHappened implements TaskEvents {

    private static final Set<String> ENDS_THE_WAIT_FOR_A_PLACE = Set.of("placement-started", "contract-closed", "contract-terminated");

    private final ObjectProvider<Told> told;
    private final ObjectProvider<SignedInUser> signedIn;
    private final ObjectProvider<Deadlines> deadlines;
    private final StandingIn standingIn;

    /** The engine is built before what it is to ask. */
    WhatHappened(ObjectProvider<Told> told, ObjectProvider<SignedInUser> signedIn, ObjectProvider<Deadlines> deadlines,
            StandingIn standingIn) {
        this.told = told;
        this.signedIn = signedIn;
        this.deadlines = deadlines;
        this.standingIn = standingIn;
    }

    @Override
    public void created(DelegateTask task) {
        told.getObject().keep(Kinds.NEW_TASK, task.getId(), Map.of());
    }

    /** Who takes a task knows it. */
    @Override
    public void assigned(DelegateTask task) {
        standingIn.assigned(task);
        if (task.getAssignee() != null && !task.getAssignee().equals(signedIn.getObject().id().orElse(null))) {
            told.getObject().keepUnlessNew(Kinds.HAND_OVER, task.getId());
        }
    }

    @EventListener
    void reminded(TaskReminded reminded) {
        told.getObject().keep(Kinds.REMINDER, reminded.taskId(), Map.of());
    }

    @EventListener
    void sent(MessageSent sent) {
        if (sent.message().equals("contract-changed") && sent.contractId() != null) {
            told.getObject().keep(Kinds.CONTRACT_CHANGED, null, Map.of("contract", sent.contractId()));
        }
        if (ENDS_THE_WAIT_FOR_A_PLACE.contains(sent.message()) && sent.contractId() != null) {
            deadlines.getObject().closeMissingPlacement(sent.contractId());
        }
    }
}
