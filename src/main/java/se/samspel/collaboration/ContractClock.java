package se.samspel.collaboration;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.contract.Reporting;
import se.samspel.identifiers.SupplierId;

/**
 * Makes a supplier process follow its contract's facts when these have changed: its days are counted anew, what is asked too early is
 * withdrawn with a word to its owner, and open tasks go to the people of today.
 */
@Component("contractClock")
public class ContractClock {

    /** The timers whose days follow from the contract's facts. */
    private static final Set<String> TIMERS = Set.of("first-placement-due", "report-due", "final-report-due", "contract-end");
    private static final Set<String> REPORTS_AT_THE_END = Set.of("final-report", "review-final-report");

    private final SubmissionArchive archive;
    private final Contracts contracts;
    private final Reporting reporting;
    private final ProcessRegister register;
    private final Notices notices;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final Clock clock;

    ContractClock(SubmissionArchive archive, Contracts contracts, Reporting reporting, ProcessRegister register, Notices notices,
            RuntimeService runtime, ManagementService management, TaskService tasks, Clock clock) {
        this.archive = archive;
        this.contracts = contracts;
        this.reporting = reporting;
        this.register = register;
        this.notices = notices;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Called in the supplier process of the contract that has changed. */
    public void reset(DelegateExecution execution) {
        String contractId = (String) execution.getVariable("contractId");
        Contract contract = contracts.find(contractId).orElseThrow();
        DelegateExecution instance = execution.getProcessInstance();
        contract.facts().forEach((name, value) -> {
            if (instance.hasVariable(name)) {
                instance.setVariable(name, value);
            }
        });
        boolean isNewContactPerson = archive.latest(instance.getId(), "contract-changed", contractId, null)
                .map(change -> "CONTACT_PERSON".equals(change.answers().get("changeType"))).orElse(false);
        handOver(instance.getId(), contract, isNewContactPerson, null);
        register.instanceOf("target-group", contract.registryNumber())
                .ifPresent(targetGroup -> handOver(targetGroup, contract, isNewContactPerson, contractId));
        runtime.createProcessInstanceQuery().processDefinitionKey("report-from-supplier").variableValueEquals("contractId", contractId)
                .list().forEach(notice -> handOver(notice.getId(), contract, isNewContactPerson, contractId));
        notices.takeFromOthers(contract);
        withdrawWhatIsEarly(instance.getId(), contract);
        management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
                .filter(job -> TIMERS.contains(activityOf(job)))
                .forEach(job -> management.recalculateJobDuedate(job.getId(), false));
    }

    private String activityOf(Job job) {
        return job.getJobDefinitionId() == null ? null
                : management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId();
    }

    /**
     * Open tasks of the contract go to the company of today, and to a contact person who is new; else a colleague keeps what she has taken.
     */
    private void handOver(String instanceId, Contract contract, boolean isNewContactPerson, String onlyOf) {
        for (Task task : tasks.createTaskQuery().processInstanceId(instanceId).list()) {
            if (onlyOf != null && !onlyOf.equals(tasks.getVariable(task.getId(), "contractId"))) {
                continue;
            }
            List<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> IdentityLinkType.CANDIDATE
                    .equals(link.getType()))
                    .map(IdentityLink::getGroupId).filter(group -> group != null).toList();
            for (String group : groups) {
                String company = contract.supplierId().group();
                if (SupplierId.isGroup(group) && !group.equals(company)) {
                    tasks.deleteCandidateGroup(task.getId(), group);
                    tasks.addCandidateGroup(task.getId(), company);
                    tasks.setAssignee(task.getId(), null);
                } else if (isNewContactPerson && group.equals("matching-officer")) {
                    tasks.setAssignee(task.getId(), contract.contactPerson());
                }
            }
        }
    }

    private void withdrawWhatIsEarly(String instanceId, Contract contract) {
        Date now = Date.from(clock.instant());
        if (now.before(reporting.lastReport(contract.contractId())) && !isActive(instanceId, "reporting")) {
            withdraw(instanceId, contract, REPORTS_AT_THE_END, "reporting", "Slutrapporten behövs inte än");
        }
        if (now.before(reporting.contractEnded(contract.contractId())) && isActive(instanceId, "closing-meeting")) {
            withdraw(instanceId, contract, Set.of("closing-meeting"), "contract-end", "Avslutningsmötet ska inte hållas än");
        }
    }

    private boolean isActive(String instanceId, String activity) {
        return runtime.getActivityInstance(instanceId).getActivityInstances(activity).length > 0;
    }

    private void withdraw(String instanceId, Contract contract, Set<String> steps, String back, String what) {
        var modification = runtime.createProcessInstanceModification(instanceId);
        for (Task task : tasks.createTaskQuery().processInstanceId(instanceId).taskDefinitionKeyIn(steps.toArray(String[]::new)).list()) {
            String text = what + ": avtalet " + contract.contractId() + " har fått en ny sista dag, " + contract.contractEnd() + ".";
            if (task.getAssignee() != null) {
                notices.tellPerson(contract.registryNumber(), null, text, task.getAssignee());
            } else {
                notices.tellGroup(contract.registryNumber(), null, text, contract.supplierId().group());
            }
            modification.cancelAllForActivity(task.getTaskDefinitionKey());
        }
        modification.startBeforeActivity(back).execute();
    }
}
