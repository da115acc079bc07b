package se.samspel.forms;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;

/** The engine's FEEL, without the engine. */
final class Feel implements FormCheck.Feel {

    private final ScalaFeelEngine engine = new ScalaFeelEngine(List.of());

    @Override
    public Object evaluate(String expression, Map<String, Object> context) {
        return engine.evaluateSimpleExpression(expression, Variables.fromMap(context).asVariableContext());
    }
}
