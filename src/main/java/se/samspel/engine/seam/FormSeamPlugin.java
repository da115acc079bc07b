package se.samspel.engine.seam;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import se.samspel.forms.FormSeam;

/** Puts the form seam into the engine. */
@Component
class FormSeamPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<FormSeam> seam;
    private final FormEngineOfCamunda engine;
    private final ParsedFeel feel;

    FormSeamPlugin(ObjectProvider<FormSeam> seam, FormEngineOfCamunda engine, ParsedFeel feel) {
        this.seam = seam;
        this.engine = engine;
        this.feel = feel;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        FormCommands.refuseChangedEngine();
        engine.startsWith(configuration);

        List<BpmnParseListener> listeners = orNew(configuration.getCustomPreBPMNParseListeners());
        listeners.add(new FormParseListener(SingletonSupplier.of(seam::getObject)));
        configuration.setCustomPreBPMNParseListeners(listeners);

        List<CommandInterceptor> required = orNew(configuration.getCustomPreCommandInterceptorsTxRequired());
        required.add(new FormInterceptor());
        configuration.setCustomPreCommandInterceptorsTxRequired(required);
        List<CommandInterceptor> requiresNew = orNew(configuration.getCustomPreCommandInterceptorsTxRequiresNew());
        requiresNew.add(new FormInterceptor());
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(requiresNew);

        configuration.setEnableCmdExceptionLogging(false);
        configuration.setDelegateInterceptor(new OwnWork());

        List<SessionFactory> sessions = orNew(configuration.getCustomSessionFactories());
        sessions.add(new StartedWithForm.Factory());
        configuration.setCustomSessionFactories(sessions);

        DefaultDmnEngineConfiguration decisions = configuration.getDmnEngineConfiguration() != null
                ? configuration.getDmnEngineConfiguration()
                : (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(feel);
        configuration.setDmnEngineConfiguration(decisions);
    }

    private static <T> List<T> orNew(List<T> list) {
        return list == null ? new ArrayList<>() : list;
    }
}
