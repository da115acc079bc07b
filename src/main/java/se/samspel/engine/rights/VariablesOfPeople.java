package se.samspel.engine.rights;

import java.util.List;

import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.VariableInstance;

/** The engine's variables; those of a task are shown to its people. */
public final class VariablesOfPeople extends VariableInstanceManager {

    @Override
    @SuppressWarnings("unchecked")
    public List<VariableInstance> findVariableInstanceByQueryCriteria(VariableInstanceQueryImpl query, Page page) {
        configureQuery(query);
        return getDbEntityManager().selectList(byPeople(query) ? "selectVariablesInSight" : "selectVariableInstanceByQueryCriteria", query,
                page);
    }

    @Override
    public long findVariableInstanceCountByQueryCriteria(VariableInstanceQueryImpl query) {
        configureQuery(query);
        return (Long) getDbEntityManager().selectOne(
                byPeople(query) ? "selectCountOfVariablesInSight" : "selectVariableInstanceCountByQueryCriteria", query);
    }

    private boolean byPeople(VariableInstanceQueryImpl query) {
        boolean specific = Context.getProcessEngineConfiguration().isEnforceSpecificVariablePermission();
        return Sight.replacesCheckOf(query,
                specific ? ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE : ProcessDefinitionPermissions.READ_INSTANCE,
                specific ? TaskPermissions.READ_VARIABLE : TaskPermissions.READ, (AuthorizationsAndPeople) getAuthorizationManager());
    }
}
