package se.samspel.engine.guards;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;

import se.samspel.engine.DeploymentRule;
import se.samspel.engine.RefusedModel;

/** Asks the rules about every file that is deployed, by a person or by Samspel itself, before the engine reads it. */
final class DeploymentGuard extends CommandInterceptor {

    private final List<DeploymentRule> rules;

    DeploymentGuard(List<DeploymentRule> rules) {
        this.rules = rules;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeployCmd) {
            boolean isPerson = Guarded.personOf(Context.getCommandContext()) != null;
            if (isPerson) {
                // who may not deploy is told that, and nothing about the file
                Context.getProcessEngineConfiguration().getCommandCheckers().forEach(CommandChecker::checkCreateDeployment);
            }
            DeploymentBuilderImpl builder = Guarded.given(command, "deploymentBuilder", DeploymentBuilderImpl.class);
            Map<String, ResourceEntity> resources = builder.getDeployment().getResources();
            if (resources != null) {
                resources.values().forEach(file -> rules.forEach(rule -> rule.check(file.getName(), file.getBytes())));
            }
            if (isPerson && !isEmpty(builder.getDeployments(),
                    builder.getDeploymentResourcesById().values(), builder.getDeploymentResourcesByName().values())) {
                // their files would be read past the rules; they may be older than these
                throw new RefusedModel("En gammal driftsättning kan inte upprepas. Driftsätt filerna på nytt.");
            }
        }
        return next.execute(command);
    }

    private static boolean isEmpty(Collection<?>... all) {
        return List.of(all).stream().allMatch(Collection::isEmpty);
    }
}
