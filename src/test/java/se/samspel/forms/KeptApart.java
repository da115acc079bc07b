package se.samspel.forms;

import java.util.ArrayList;
import java.util.List;

/** The seam's tests' receiver of what is for statistics alone. */
public class KeptApart implements StatisticsOnly {

    private final List<Told> told = new ArrayList<>();
    private boolean failing;

    @Override
    public void received(Told what) {
        if (failing) {
            throw new IllegalStateException("no room");
        }
        told.add(what);
    }

    List<Told> told() {
        return told;
    }

    void fail() {
        failing = true;
    }

    void clear() {
        told.clear();
        failing = false;
    }
}
