package se.samspel.procurement;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.samspel.procurement.RunningNumbers.Kind;

/**
 * The award decisions of a procurement, each a chain of its own in the diagram: its number, when the next one is expected, and the
 * documentation that each of them and a cancellation call for (LOU 12:14, 19:22; LUF 12:14; LUK 10:14, 15:9).
 */
@Component("awards")
public class Awards {

    private static final String NUMBER = "awardNumber";
    private static final String EXPECTED = "awardExpected";
    private static final String NEXT_EXPECTED = "nextAwardDue";
    private static final String DOCUMENTED = "documentedAward";
    private static final String DOCUMENTED_FROM = "documentedFrom";
    private static final String CANCELLED_ON = "cancellationDecisionDate";
    private static final String REDONE = "awardIsRedone";
    private static final String DOCUMENTATION_BEGUN = "documentationBegun";

    private final RunningNumbers numbers;

    Awards(RunningNumbers numbers) {
        this.numbers = numbers;
    }

    /** A chain begins: it has a number, and what is reckoned in it stays in it. */
    public void begin(DelegateExecution chain) {
        chain.setVariableLocal(NUMBER, numbers.next((String) chain.getVariable("registryNumber"), Kind.AWARD));
        chain.setVariableLocal(EXPECTED, chain.getVariable(NEXT_EXPECTED));
        chain.setVariableLocal("standstillDays", null);
        chain.setVariableLocal("earliestSigningDay", null);
        chain.setVariableLocal("winnersToConfirm", null);
        chain.setVariableLocal(DOCUMENTATION_BEGUN, false);
        chain.setVariableLocal(REDONE, false);
        chain.getProcessInstance().removeVariable(NEXT_EXPECTED);
    }

    /**
     * The next award decision's chain is about to begin.
     *
     * @param expected the day on which that decision is expected, {@code yyyy-MM-dd}; null or empty, as an expression hands it over,
     *                 when nobody knows
     */
    public void expectNext(DelegateExecution chain, @Nullable String expected) {
        chain.getProcessInstance().setVariable(NEXT_EXPECTED, known(expected));
    }

    /**
     * The award has been registered. If it is done again, its day is not the one once expected, and the next one is under way; its
     * standstill begins anew.
     */
    public void decided(DelegateExecution chain) {
        chain.setVariable(EXPECTED, null);
        chain.setVariable(REDONE, true);
        chain.setVariable("earliestSigningDay", null);
    }

    /**
     * The thirty days in which this decision's documentation is to be complete have begun.
     *
     * @param from the day of the first contract, or of the decision to award nobody, {@code yyyy-MM-dd}
     */
    public void document(DelegateExecution chain, String from) {
        chain.setVariable(DOCUMENTATION_BEGUN, true);
        chain.getProcessInstance().setVariable(DOCUMENTED, chain.getVariable(NUMBER));
        chain.getProcessInstance().setVariable(DOCUMENTED_FROM, from);
    }

    /** The message of a cancellation may have come without the day of its decision. */
    public void cancelled(DelegateExecution execution) {
        if (!execution.hasVariable(CANCELLED_ON)) {
            execution.getProcessInstance().setVariable(CANCELLED_ON, null);
        }
    }

    /** As {@link #document}, for a published procurement that is cancelled; without a day nothing is to be documented. */
    public void documentCancellation(DelegateExecution execution, @Nullable String cancelledOn) {
        execution.getProcessInstance().setVariable(DOCUMENTED, null);
        execution.getProcessInstance().setVariable(DOCUMENTED_FROM, known(cancelledOn));
    }

    /** An expression hands a missing text over as an empty one. */
    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Where the case's documentation is fetched: a path of this server's. */
    public String documentationAddress(String registryNumber) {
        return "/api/cases/" + URLEncoder.encode(registryNumber, StandardCharsets.UTF_8).replace("+", "%20") + "/documentation";
    }
}
