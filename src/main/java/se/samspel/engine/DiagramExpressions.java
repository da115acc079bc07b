package se.samspel.engine;

/** Reads the expressions that a diagram holds, as the engine will. */
public interface DiagramExpressions {

    /** @return what in the text is out of a diagram's reach, in Swedish, to stand within a sentence; null when nothing is */
    String outOfReach(String text);
}
