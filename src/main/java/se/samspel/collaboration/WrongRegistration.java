package se.samspel.collaboration;

import java.util.Set;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import se.samspel.archive.WrongRegistrations;

/** A case that was registered in error gives its number back. What was answered in it is kept, and found under another name. */
@Component("wrongRegistration")
public class WrongRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(WrongRegistration.class);

    private final WrongRegistrations wrong;
    private final ProcessRegister register;
    private final HistoryService history;

    WrongRegistration(WrongRegistrations wrong, ProcessRegister register, HistoryService history) {
        this.wrong = wrong;
        this.register = register;
        this.history = history;
    }

    /** Called when everything of the case has ended, in a transaction of its own. Once is enough, however often it was reported. */
    public void free(DelegateExecution execution) {
        String number = (String) execution.getVariable("registryNumber");
        if (wrong.isWrong(execution.getProcessInstanceId()) || register.asWritten(number).isEmpty()) {
            return;
        }
        String knownAs = IntStream.iterate(1, n -> n + 1).mapToObj(n -> number + " (felregistrerad" + (n == 1 ? "" : " " + n) + ")")
                .filter(name -> register.asWritten(name).isEmpty()).findFirst().orElseThrow();
        Set<String> instances = wrong.answeredIn(number);
        instances.add(execution.getProcessInstanceId());
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .filter(instance -> !wrong.isWrong(instance.getId())).forEach(instance -> instances.add(instance.getId()));
        wrong.set(number, knownAs, instances);
        register.rename(number, knownAs);
        LOG.info("{} är ledigt, ärendet finns kvar som {}", number, knownAs);
    }
}
