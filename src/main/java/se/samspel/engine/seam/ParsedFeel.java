package se.samspel.engine.seam;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import camundajar.impl.scala.collection.immutable.Map$;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
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
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
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
        private final FeelInterpreter interpreter = new FeelInterpreter(feelEngine.valueMapper());
        private final FunctionProvider allFunctions = new FunctionProvider.CompositeFunctionProvider(CollectionConverters.asScala(List.of(
                new BuiltinFunctions(feelEngine.clock(), feelEngine.valueMapper()), feelEngine.functionProvider())).toList());

        Parser(FeelCustomFunctionProvider functions) {
            super(List.of(functions));
        }

        Object evaluate(String expression, Map<String, Object> context) {
            ParsedExpression tree = parsed.get(expression);
            if (tree == null) {
                tree = orThrow(feelEngine.parseExpression(expression));
                parsed.put(expression, tree);
            }
            return evaluate(tree, context);
        }

        /** As the engine's own, which makes all of FEEL's built-in functions anew for each expression: that takes longer than the rest. */
        private Object evaluate(ParsedExpression tree, Map<String, Object> context) {
            Context names = new Context.StaticContext(Map$.MODULE$.from(CollectionConverters.asScala(context)), Map$.MODULE$.empty());
            Val value = interpreter.eval(tree.expression(), EvalContext.create(feelEngine.valueMapper(), allFunctions).merge(names));
            if (value instanceof ValError || value instanceof ValFatalError) {
                throw new FeelException("failed to evaluate expression '" + tree.text() + "': " + value);
            }
            return feelEngine.valueMapper().unpackVal(value);
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
