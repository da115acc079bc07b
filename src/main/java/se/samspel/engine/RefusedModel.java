package se.samspel.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** A file that may not be deployed; says in one Swedish sentence which, and what in it. Answered as HTTP 400. */
public class RefusedModel extends BadUserRequestException {

    public RefusedModel(String sentence) {
        super(sentence);
    }
}
