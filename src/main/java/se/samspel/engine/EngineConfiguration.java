package se.samspel.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.engine.lean.CaseHistory;
import se.samspel.engine.timers.ContractOnTask;
import se.samspel.engine.timers.RetryAtOnce;
import se.samspel.engine.timers.StartEvents;
import se.samspel.engine.timers.TaskTimers;
import se.samspel.engine.timers.ToldOfTasks;

/** What Samspel adds to the reading of diagrams and the running of jobs. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ProcessEnginePlugin diagramsAndJobs(TaskDeadlines deadlines, ProcessStarts starts, TaskEvents tasks) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = new ArrayList<>();
                if (engine.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(engine.getCustomPostBPMNParseListeners());
                }
                listeners.add(new ContractOnTask());
                listeners.add(new StartEvents(starts));
                listeners.add(new ToldOfTasks(tasks));
                engine.setCustomPostBPMNParseListeners(listeners);
                engine.setBpmnParseFactory(new TaskTimers(deadlines));
                engine.setCustomHistoryLevels(List.of(new CaseHistory()));
                engine.setFailedJobCommandFactory(new RetryAtOnce());
            }
        };
    }
}
