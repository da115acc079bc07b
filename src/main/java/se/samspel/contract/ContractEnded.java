package se.samspel.contract;

/** The contract has closed, been terminated or been cancelled; published in the transaction that ends it. */
public record ContractEnded(String contractId) {
}
