package se.samspel.contract;

/** Where a contract stands. RECORDED is a winner whose contract point 2 has not yet been reached. */
public enum ContractState {
    RECORDED, RUNNING, FULFILLED, TERMINATED, CANCELLED;

    public boolean isOpen() {
        return this == RECORDED || this == RUNNING;
    }
}
