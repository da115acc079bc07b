package se.samspel.archive;

/** Who keeps facts of its own of what is stored is told of each submission and message, in the transaction that stores it. */
public interface SubmissionReader {

    /** Called once the submission has its place in the archive. What is thrown here undoes the submission. */
    void stored(Submission submission);
}
