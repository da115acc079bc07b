package se.samspel.engine.guards;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.engine.AccountChanges;
import se.samspel.engine.DeploymentRule;
import se.samspel.engine.DiagramWords;
import se.samspel.engine.LongPasswords;
import se.samspel.engine.SignInLimit;
import se.samspel.identifiers.UserId;

/** Puts the guards into the engine. */
@Component
class GuardsPlugin extends AbstractProcessEnginePlugin {

    /** The engine's own pattern has no hyphen. */
    private static final String GROUP_ID = "[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*";

    private final SignInLimit signInLimit;
    private final ObjectProvider<AccountChanges> accountChanges;
    private final List<DiagramWords> words;
    private final List<DeploymentRule> deploymentRules;
    private final BeanFactory beans;

    GuardsPlugin(SignInLimit signInLimit, ObjectProvider<AccountChanges> accountChanges, List<DiagramWords> words,
            List<DeploymentRule> deploymentRules, BeanFactory beans) {
        this.signInLimit = signInLimit;
        this.accountChanges = accountChanges;
        this.words = words;
        this.deploymentRules = deploymentRules;
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Guarded.refuseChangedEngine();
        engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new StricterChecks())));
        engine.setResourceAuthorizationProvider(new OwnRights());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setExpressionManager(new ListedExpressions(words, beans::getBean));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setArtifactFactory(new NoClasses());
        // No class is ever made because a caller names it: the lists of what may be are empty.
        engine.setDeserializationTypeValidationEnabled(true);
        // Wrong passwords are counted by SignInLimit; the engine's own lock would let anybody shut out anybody.
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayMaxTime(0);
        // On where camunda.bpm's property enable-password-policy says so.
        engine.setPasswordPolicy(new LongPasswords());
        engine.setGroupResourceWhitelistPattern(GROUP_ID);
        engine.setUserResourceWhitelistPattern(UserId.PATTERN);

        SlowPasswords passwords = new SlowPasswords();
        engine.setPasswordEncryptor(passwords);

        engine.setCustomPreCommandInterceptorsTxRequired(with(engine.getCustomPreCommandInterceptorsTxRequired(),
                new QueryExpressionGuard(), new PasswordGuard(engine, signInLimit, passwords)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(with(engine.getCustomPreCommandInterceptorsTxRequiresNew(),
                new QueryExpressionGuard(), new PasswordGuard(engine, signInLimit, passwords)));
        engine.setCustomPostCommandInterceptorsTxRequired(with(engine.getCustomPostCommandInterceptorsTxRequired(),
                new AccountGuard(passwords), new AccountWatch(accountChanges), new TaskGuard(), new UnusedCommands(),
                new VariableQueryGuard(), new DeploymentGuard(deploymentRules), new CaseHeadings()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(with(engine.getCustomPostCommandInterceptorsTxRequiresNew(),
                new AccountGuard(passwords), new AccountWatch(accountChanges), new TaskGuard(), new UnusedCommands(),
                new VariableQueryGuard(), new DeploymentGuard(deploymentRules), new CaseHeadings()));
    }

    @SafeVarargs
    private static <T> List<T> with(List<T> present, T... added) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.addAll(List.of(added));
        return all;
    }
}
