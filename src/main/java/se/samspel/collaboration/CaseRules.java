package se.samspel.collaboration;

import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.engine.SignedInUser;
import se.samspel.archive.CaseAccess;
import se.samspel.forms.FormFunction;

/** What the checks of the forms may ask about cases. */
@Configuration(proxyBeanMethods = false)
class CaseRules {

    /** Whether no procurement has ever been registered under this number. */
    @Bean
    FormFunction registryNumberIsFree(ProcessRegister register) {
        return FormFunction.ofText("registryNumberIsFree", "registryNumber",
                number -> register.instanceOf("procurement", number).isEmpty());
    }

    /**
     * Whether a procurement with this number runs, in any of its processes, and the person who asks may read it: who may not is
     * told no more than of a number that is not there.
     */
    @Bean
    FormFunction caseIsRunning(ProcessRegister register, RuntimeService runtime, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        return FormFunction.ofText("caseIsRunning", "registryNumber", number ->
                signedIn.id().map(user -> access.getObject().mayRead(user, number)).orElse(true)
                        && signedIn.asSamspel(() -> Stream.of("procurement", "target-group")
                                .flatMap(process -> register.instanceOf(process, number).stream())
                                .anyMatch(instance -> runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0)));
    }
}
