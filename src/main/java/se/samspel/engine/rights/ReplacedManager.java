package se.samspel.engine.rights;

import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Puts a manager of ours where the engine looks for its own.
 *
 * @param engines the class by which the engine asks for it
 */
record ReplacedManager<T extends Session>(Class<T> engines, Supplier<? extends T> ours) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return engines;
    }

    @Override
    public Session openSession() {
        return ours.get();
    }
}
