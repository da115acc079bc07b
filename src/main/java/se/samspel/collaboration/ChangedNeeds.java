package se.samspel.collaboration;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.stereotype.Component;

/** A supplier that needs something else than it did: the search for candidates begins again with the new profile. */
@Component("changedNeeds")
public class ChangedNeeds {

    /** What is left for the new search. Candidates who have been presented are answered first, and what is chosen is chosen. */
    private static final Set<String> LEFT = Set.of("identify-candidates", "assess-candidates", "train-to-base-level", "present-candidates",
            "handle-shortage", "pause-over", "await-free-place");

    private final RuntimeService runtime;

    ChangedNeeds(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Called in the recruitment of the contract whose needs have changed. */
    public void searchAgain(DelegateExecution execution) {
        String instanceId = execution.getProcessInstanceId();
        List<ActivityInstance> all = all(runtime.getActivityInstance(instanceId)).toList();
        String recruitment = all.stream().filter(activity -> activity.getId().equals(execution.getParentActivityInstanceId())).findFirst()
                .map(ActivityInstance::getParentActivityInstanceId).orElseThrow();
        List<ActivityInstance> left = all.stream().filter(activity -> recruitment.equals(activity.getParentActivityInstanceId()))
                .filter(activity -> LEFT.contains(activity.getActivityId())).toList();
        if (left.isEmpty()) {
            return;
        }
        var modification = runtime.createProcessInstanceModification(instanceId);
        left.forEach(activity -> modification.cancelActivityInstance(activity.getId()));
        modification.startBeforeActivity("identify-candidates", recruitment).execute();
    }

    private static Stream<ActivityInstance> all(ActivityInstance top) {
        return Stream.concat(Stream.of(top), Arrays.stream(top.getChildActivityInstances()).flatMap(ChangedNeeds::all));
    }
}
