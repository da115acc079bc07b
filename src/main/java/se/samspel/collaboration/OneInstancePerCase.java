package se.samspel.collaboration;

import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.engine.ProcessStarts;
import se.samspel.forms.Fault;
import se.samspel.forms.InvalidSubmission;

/** Enters each started process in the register, and refuses a second one for the same procurement or contract. */
@Component
class OneInstancePerCase implements ProcessStarts {

    private static final Set<String> REGISTERED = Set.of("procurement", "target-group", "supplier");

    private final ObjectProvider<ProcessRegister> register;

    /** The engine, which is built first, asks this; the register needs the database. */
    OneInstancePerCase(ObjectProvider<ProcessRegister> register) {
        this.register = register;
    }

    @Override
    public void started(String processKey, String businessKey, String processInstanceId) {
        if (!REGISTERED.contains(processKey)) {
            return;
        }
        if (businessKey == null || !register.getObject().register(processKey, businessKey, processInstanceId)) {
            throw new InvalidSubmission(List.of(new Fault("registryNumber", "Diarienummer",
                    businessKey == null ? "Diarienummer saknas." : businessKey + " har redan startats.")));
        }
    }
}
