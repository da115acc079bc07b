package se.samspel.engine.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.springframework.stereotype.Component;

import se.samspel.engine.TakeOver;

/**
 * Lets the engine find a task's rights with its people. Its own way, one authorization row for each task and each of its people that every
 * query joins with on one of three columns, costs the square of the number of open tasks.
 */
@Component
class RightsPlugin extends AbstractProcessEnginePlugin {

    private static final String STATEMENTS = "/engine/people-of-tasks.xml";

    private final PeopleOfTask people;

    RightsPlugin(TakeOver takeOver) {
        this.people = new PeopleOfTask(takeOver);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> managers = engine.getCustomSessionFactories() == null ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomSessionFactories());
        managers.add(new ReplacedManager<>(AuthorizationManager.class, () -> new AuthorizationsAndPeople(people)));
        managers.add(new ReplacedManager<>(TaskManager.class, TasksOfPeople::new));
        managers.add(new ReplacedManager<>(VariableInstanceManager.class, VariablesOfPeople::new));
        engine.setCustomSessionFactories(managers);
    }

    /** The statements stand on the engine's own parts of statements: one that is gone or renamed stops the start. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        try (InputStream xml = RightsPlugin.class.getResourceAsStream(STATEMENTS)) {
            new XMLMapperBuilder(xml, statements, STATEMENTS, statements.getSqlFragments()).parse();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        RowsOfDefinitions.narrow(engine);
    }

    /** An older Samspel left rows, which count for nothing any more. */
    @Override
    public void postProcessEngineBuild(ProcessEngine built) {
        ProcessEngineConfigurationImpl engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getDbEntityManager().delete(AuthorizationEntity.class, "deleteAuthorizationsOfSingleTasks", null);
            return null;
        });
    }
}
