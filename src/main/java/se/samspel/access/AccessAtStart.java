package se.samspel.access;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts groups, rights, filters and the first accounts in place before the web server takes its first request. */
@Component
class AccessAtStart implements SmartInitializingSingleton {

    private final Groups groups;
    private final Rights rights;
    private final TaskFilters filters;
    private final List<FirstAccounts> firstAccounts;
    private final Seeds seeds;
    private final TransactionTemplate transaction;
    private final ObjectProvider<ProductionAccounts> production;

    AccessAtStart(ProcessEngine engine, ContractingUnits units, List<FirstAccounts> firstAccounts, Seeds seeds,
            TransactionTemplate transaction, ObjectProvider<ProductionAccounts> production) {
        this.groups = new Groups(engine.getIdentityService(), units);
        this.rights = new Rights(engine.getAuthorizationService());
        this.filters = new TaskFilters(engine);
        this.firstAccounts = firstAccounts;
        this.seeds = seeds;
        this.transaction = transaction;
        this.production = production;
    }

    @Override
    public void afterSingletonsInstantiated() {
        production.ifAvailable(ProductionAccounts::refuseDemonstration);
        transaction.executeWithoutResult(status -> {
            seeds.lock();
            groups.ensure();
            rights.ensure(PermissionTable.rows());
            production.ifAvailable(ProductionAccounts::ensureAdministrator);
        });
        seeds.once("task-filters", filters::layOut);
        firstAccounts.forEach(accounts -> seeds.once(accounts.name(), accounts::make));
    }
}
