package se.samspel.tasklist;

/** What a person sees of the lists that Samspel itself fills: the label of a code. */
public interface OptionLabels {

    String of(String valuesKey, String code);
}
