package se.samspel.engine.guards;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;

/**
 * Refuses scripts in what a person deploys: only diagrams, decision tables in FEEL and forms. Expressions are left: they are
 * how a diagram speaks to Samspel, and why only process owners deploy.
 */
final class ScriptGuard extends CommandInterceptor {

    private static final Set<String> FEEL = Set.of("feel", "https://www.omg.org/spec/dmn/20191111/feel/", "https://www.omg.org/spec/dmn/20180521/feel/");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeployCmd && Guarded.personOf(Context.getCommandContext()) != null) {
            Map<String, ResourceEntity> resources = Guarded.given(command, "deploymentBuilder", DeploymentBuilderImpl.class).getDeployment().getResources();
            if (resources != null) {
                resources.values().forEach(ScriptGuard::refuseScripts);
            }
        }
        return next.execute(command);
    }

    private static void refuseScripts(ResourceEntity resource) {
        String name = resource.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".form") || name.endsWith(".png") || name.endsWith(".svg")) {
            return;
        }
        if (!name.endsWith(".bpmn") && !name.endsWith(".bpmn20.xml") && !name.endsWith(".dmn") && !name.endsWith(".dmn11.xml")) {
            throw refused(resource, "Bara diagram (.bpmn), beslutstabeller (.dmn) och formulär (.form) kan driftsättas");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(resource.getBytes()));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && isScript(reader)) {
                    throw refused(resource, "Skript kan inte driftsättas");
                }
            }
        } catch (XMLStreamException notXml) {
            throw refused(resource, "Filen går inte att läsa");
        }
    }

    private static boolean isScript(XMLStreamReader element) {
        String name = element.getLocalName();
        if (name.equals("script") || name.equals("scriptTask")) {
            return true;
        }
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String attribute = element.getAttributeLocalName(i);
            String value = element.getAttributeValue(i).trim().toLowerCase(Locale.ROOT);
            if (attribute.equals("scriptFormat") || name.equals("conditionExpression") && attribute.equals("language")
                    || attribute.equals("expressionLanguage") && !FEEL.contains(value) && !isDiagramDefault(name, value)) {
                return true;
            }
        }
        return false;
    }

    /** What drawing tools write at the top of a diagram, without any effect in the engine. */
    private static boolean isDiagramDefault(String element, String language) {
        return element.equals("definitions") && language.equals("http://www.w3.org/1999/xpath");
    }

    private static BadUserRequestException refused(ResourceEntity resource, String why) {
        return new BadUserRequestException(why + ": " + resource.getName() + ".");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
