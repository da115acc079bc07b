package se.samspel.engine;

/** Decides what may stand in a file that is deployed, whoever deploys it. Asked before the engine reads the file. */
public interface DeploymentRule {

    /**
     * @param name    the file's name, with its extension
     * @param content the whole file
     * @throws RefusedModel when it may not be deployed; then nothing of the deployment is
     */
    void check(String name, byte[] content);
}
