package se.samspel.contract;

/** Where a contract stands. RECORDED is a winner before contact point 2; CLOSED has had its closing meeting, whatever was fulfilled. */
public enum ContractState {
    RECORDED, RUNNING, CLOSED, TERMINATED, CANCELLED;

    public boolean isOpen() {
        return this == RECORDED || this == RUNNING;
    }
}
