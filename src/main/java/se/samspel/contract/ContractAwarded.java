package se.samspel.contract;

/** A contract runs from now: its contact person has been appointed. */
public record ContractAwarded(Contract contract) {
}
