package se.samspel.contract;

/** Somebody works in the contract from now: its supplier process has begun, or it has a new supplier or a new contact there. */
public record ContractAwarded(Contract contract) {
}
