package se.samspel.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Left;
import camundajar.impl.scala.util.Right;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.forms.FormFunction;

/**
 * The engine's one FEEL engine, for decision tables and forms alike, with the functions of {@link FormFunction}. It is made when
 * the first expression is evaluated, because the functions may need the running engine, and it parses an expression of a form
 * only once.
 */
@Component
class ParsedFeel implements FeelEngine, FeelEngineFactory {

    private final ObjectProvider<FormFunction> functions;
    private volatile Parser parser;

    ParsedFeel(ObjectProvider<FormFunction> functions) {
        this.functions = functions;
    }

    Object evaluate(String expression, Map<String, Object> context) {
        return parser().evaluate(expression, context);
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return parser().evaluateSimpleExpression(expression, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext variables) {
        return parser().evaluateSimpleUnaryTests(expression, inputVariable, variables);
    }

    @Override
    public FeelEngine createInstance() {
        return this;
    }

    private Parser parser() {
        if (parser == null) {
            synchronized (this) {
                if (parser == null) {
                    parser = new Parser(new Functions(functions.stream().toList()));
                }
            }
        }
        return parser;
    }

    private static final class Parser extends ScalaFeelEngine {

        private final Map<String, ParsedExpression> parsed = new ConcurrentHashMap<>();

        Parser(FeelCustomFunctionProvider functions) {
            super(List.of(functions));
        }

        Object evaluate(String expression, Map<String, Object> context) {
            ParsedExpression tree = parsed.get(expression);
            if (tree == null) {
                tree = orThrow(feelEngine.parseExpression(expression));
                parsed.put(expression, tree);
            }
            return orThrow(feelEngine.eval(tree, context));
        }

        private static <T> T orThrow(Either<Failure, T> result) {
            if (result instanceof Left<Failure, T> failed) {
                throw new FeelException(failed.value().message());
            }
            return ((Right<Failure, T>) result).value();
        }
    }

    private record Functions(List<FormFunction> functions) implements FeelCustomFunctionProvider {

        @Override
        public Optional<CustomFunction> resolveFunction(String name) {
            return functions.stream().filter(function -> function.name().equals(name)).findFirst().map(Functions::custom);
        }

        @Override
        public Collection<String> getFunctionNames() {
            return functions.stream().map(FormFunction::name).toList();
        }

        private static CustomFunction custom(FormFunction function) {
            return CustomFunction.create().setParams(function.parameters().toArray(String[]::new))
                    .setFunction(arguments -> function.apply(Arrays.asList(arguments.toArray()))).build();
        }
    }
}
