package se.samspel.forms;

import java.util.List;
import java.util.stream.Collectors;

/** A submission that is refused with all its faults at once; nothing has changed. Answered as HTTP 400. */
public class InvalidSubmission extends RuntimeException {

    private final transient List<Fault> faults;

    public InvalidSubmission(List<Fault> faults) {
        super(faults.stream().map(Fault::message).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    public InvalidSubmission(String sentence) {
        this(List.of(Fault.of(sentence)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
