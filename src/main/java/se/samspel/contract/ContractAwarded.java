package se.samspel.contract;

/** A contract runs from now: its supplier process has begun. */
public record ContractAwarded(Contract contract) {
}
