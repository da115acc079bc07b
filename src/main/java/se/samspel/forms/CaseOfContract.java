package se.samspel.forms;

import java.util.Optional;

/** Which case a contract belongs to: a start form that asks for the contract alone is kept in its case. */
public interface CaseOfContract {

    /** The case's registry number. */
    Optional<String> registryNumber(String contractId);
}
