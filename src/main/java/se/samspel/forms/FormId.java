package se.samspel.forms;

/** One form as it stood in one deployment, which is what a running process instance was made with. */
public record FormId(String deploymentId, String key) {
}
