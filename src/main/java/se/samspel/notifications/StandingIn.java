package se.samspel.notifications;

import java.util.Optional;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.access.StandIns;
import se.samspel.engine.SignedInUser;

/** Gives tasks to who stands in, with a word why, and back when the person is. */
@Component
class StandingIn {

    private final ObjectProvider<StandIns> standIns;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<SignedInUser> signedIn;

    /** Asked by the engine, which is built before it. */
    StandingIn(ObjectProvider<StandIns> standIns, ObjectProvider<TaskService> tasks, ObjectProvider<SignedInUser> signedIn) {
        this.standIns = standIns;
        this.tasks = tasks;
        this.signedIn = signedIn;
    }

    /** A task that somebody who is away has got goes on to who stands in. Who takes a task is not away. */
    void assigned(DelegateTask task) {
        String person = task.getAssignee();
        if (person == null || person.equals(signedIn.getObject().id().orElse(null))) {
            return;
        }
        standIns.getObject().substituteOf(person).ifPresent(substitute -> {
            task.setAssignee(substitute);
            standIns.getObject().stoodIn(task.getId(), person);
            say(task.getId(), task.getProcessInstanceId(), "Den som har uppgiften är borta, och du är ersättare.");
        });
    }

    /** What was open goes along when that was wished, and what was lent goes back; for a morning. */
    void beginAndEnd() {
        for (StandIns.StandIn begins : standIns.getObject().toBegin()) {
            Optional<String> substitute = standIns.getObject().substituteOf(begins.person());
            for (Task task : tasks.getObject().createTaskQuery().taskAssignee(begins.person()).list()) {
                substitute.ifPresent(who -> {
                    standIns.getObject().stoodIn(task.getId(), begins.person());
                    tasks.getObject().setAssignee(task.getId(), who);
                    say(task.getId(), task.getProcessInstanceId(), "Den som har uppgiften är borta, och du är ersättare.");
                });
            }
        }
        for (StandIns.Lent lent : standIns.getObject().toGiveBack()) {
            Task task = tasks.getObject().createTaskQuery().taskId(lent.taskId()).singleResult();
            if (task != null && task.getAssignee() != null) {
                tasks.getObject().setAssignee(task.getId(), lent.person());
                say(task.getId(), task.getProcessInstanceId(), "Uppgiften är tillbaka hos den som hade den före ersättaren.");
            }
        }
    }

    private void say(String taskId, String processInstanceId, String text) {
        signedIn.getObject().asSamspel(() -> tasks.getObject().createComment(taskId, processInstanceId, text));
    }
}
