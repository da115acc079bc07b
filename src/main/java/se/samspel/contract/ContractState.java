package se.samspel.contract;

/**
 * Where a contract stands. RECORDED is a winner whose supplier process has not begun, RUNNING one whose process has; CLOSED has had
 * its closing meeting, whatever was fulfilled.
 */
public enum ContractState {
    RECORDED, RUNNING, CLOSED, TERMINATED, CANCELLED;

    public boolean isOpen() {
        return this == RECORDED || this == RUNNING;
    }
}
