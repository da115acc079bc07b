package se.samspel.collaboration;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import se.samspel.contract.ContractEnded;

/** What somebody has been asked to approve of a contract falls away when the contract ends: the diagram looks at it again. */
@Component
class EventsOfEndedContracts {

    private final RuntimeService runtime;

    EventsOfEndedContracts(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void ended(ContractEnded contract) {
        runtime.createProcessInstanceQuery().processDefinitionKey("report-event").variableValueEquals("contractId", contract.contractId())
                .list().forEach(event -> runtime.setVariable(event.getId(), "contractHasEnded", true));
    }
}
