package se.samspel.collaboration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.archive.CaseAccess;
import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;
import se.samspel.engine.SignedInUser;
import se.samspel.forms.FormFunction;
import se.samspel.forms.IdentifierField;
import se.samspel.identifiers.ContractId;
import se.samspel.identifiers.Text;
import se.samspel.standstill.Standstill;

/** What the checks of the forms may ask about cases. */
@Configuration(proxyBeanMethods = false)
class CaseRules {

    /** Whether no procurement has ever been registered under this number, and no contract is called so or is about to be. */
    @Bean
    FormFunction registryNumberIsFree(ProcessRegister register, Contracts contracts) {
        return FormFunction.ofText("registryNumberIsFree", "registryNumber",
                number -> register.instanceOf("procurement", number).isEmpty()
                && !isContract(contractId(register, number), register, contracts));
    }

    @Bean
    IdentifierField registryNumberField(ProcessRegister register) {
        return IdentifierField.of("registryNumber", number -> register.asWritten(number).orElseGet(() -> Text.name(number)));
    }

    @Bean
    IdentifierField contractIdField(ProcessRegister register) {
        return IdentifierField.of("contractId", id -> contractId(register, id));
    }

    /** Whether the procurement has been published; false also for who may not read its case. */
    @Bean
    FormFunction isPublished(Cases cases, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        return FormFunction.ofText("isPublished", "registryNumber", number -> mayRead(number, signedIn,
                access) && cases.isPublished(number));
    }

    private static boolean mayRead(String registryNumber, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        return signedIn.id().map(user -> access.getObject().mayRead(user, registryNumber)).orElse(true);
    }

    /** Whether the time in which bidders may have the decision to cancel reviewed is over. */
    @Bean
    FormFunction cancellationReviewIsOver(Standstill standstill, Clock clock) {
        return FormFunction.of("cancellationReviewIsOver", List.of("noticeSentDate", "noticeChannel"), arguments -> !LocalDate.now(clock)
                .isBefore(LocalDate.parse(standstill.cancellationReviewOver(arguments.get(0).toString(), arguments.get(1).toString()))));
    }

    /**
     * Whether the supplier process of one of the procurement's contracts has begun and not ended; false also for who may not read its
     * case.
     */
    @Bean
    FormFunction anyContractRuns(Contracts contracts, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        return FormFunction.ofText("anyContractRuns", "registryNumber", number -> mayRead(number, signedIn, access)
                && contracts.ofCase(number).stream().anyMatch(contract -> contract.state() == ContractState.RUNNING));
    }

    private static boolean isContract(String id, ProcessRegister register, Contracts contracts) {
        return contracts.find(id).isPresent() || ContractId.of(id)
                .filter(contract -> register.asWritten(contract.registryNumber().value()).isPresent())
                .filter(contracts::isIdOf).isPresent();
    }

    private static String contractId(ProcessRegister register, String written) {
        return ContractId.of(written)
                .flatMap(id -> register.asWritten(id.registryNumber().value()).map(registry -> registry + "/" + id.number()))
                .orElseGet(() -> Text.name(written));
    }

    /** Whether there is a procurement with this number, ended or not, that the person who asks may read. */
    @Bean
    FormFunction caseIsThere(ProcessRegister register, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        return FormFunction.ofText("caseIsThere", "registryNumber", number -> mayRead(number, signedIn, access)
                && register.instanceOf("procurement", number).isPresent());
    }

    /**
     * Whether a procurement with this number runs, in any of its processes, and the person who asks may read it: who may not is
     * told no more than of a number that is not there.
     */
    @Bean
    FormFunction caseIsRunning(ProcessRegister register, RuntimeService runtime, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        return FormFunction.ofText("caseIsRunning", "registryNumber", number ->
                mayRead(number, signedIn, access) && signedIn.asSamspel(() -> Stream.of("procurement", "target-group")
                                .flatMap(process -> register.instanceOf(process, number).stream())
                                .anyMatch(instance -> runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0)));
    }
}
