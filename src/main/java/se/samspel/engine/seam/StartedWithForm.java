package se.samspel.engine.seam;

import java.util.HashSet;
import java.util.Set;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** The process instances that the running command has started by a checked start form. */
class StartedWithForm implements Session {

    private final Set<String> instances = new HashSet<>();

    static StartedWithForm now() {
        return Context.getCommandContext().getSession(StartedWithForm.class);
    }

    void add(String processInstanceId) {
        instances.add(processInstanceId);
    }

    boolean contains(String processInstanceId) {
        return instances.contains(processInstanceId);
    }

    @Override
    public void flush() {
        // nothing of it is stored
    }

    @Override
    public void close() {
        // nothing to release
    }

    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return StartedWithForm.class;
        }

        @Override
        public Session openSession() {
            return new StartedWithForm();
        }
    }
}
