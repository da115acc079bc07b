package se.samspel.engine.guards;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** A diagram names no class to be made; it calls beans. */
final class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("a diagram may not name a class: " + type.getName());
    }
}
