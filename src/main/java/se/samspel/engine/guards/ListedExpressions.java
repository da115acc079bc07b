package se.samspel.engine.guards;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.joda.time.DateTime;

import se.samspel.engine.DiagramWords;

/**
 * Evaluates the engine's expressions with what they may reach and nothing else: variables, the listed methods of the listed beans,
 * whether an execution was canceled, and a moment some time after another. No object that an expression comes by has a property or a method
 * beside these, so there is no way from a value to its class, to the engine or to another bean.
 */
final class ListedExpressions extends JuelExpressionManager {

    /** Of the engine's own functions, those that the stored filters of the task list use. */
    private static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");
    private static final Set<String> LATER = Set.of("plusDays", "plusWeeks", "plusMonths");
    private static final String CANCELED = "canceled";

    private final List<DiagramWords> words;
    private final Function<String, Object> beans;

    /** @param beans gives the bean of a listed name; asked only when an expression is evaluated */
    ListedExpressions(List<DiagramWords> words, Function<String, Object> beans) {
        this.words = words;
        this.beans = beans;
    }

    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new Listed());
        return resolver;
    }

    /** Stands for a bean wherever an expression can see it. */
    private static final class Bean {

        private final String name;
        private final Object bean;

        Bean(String name, Object bean) {
            this.name = name;
            this.bean = bean;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final class Listed extends ELResolver {

        private final BeanELResolver calls = new BeanELResolver(true);

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base == null && property instanceof String name && !DiagramWords.of(words, name).isEmpty()) {
                context.setPropertyResolved(true);
                return new Bean(name, beans.apply(name));
            }
            if (base instanceof DelegateExecution execution && CANCELED.equals(property)) {
                context.setPropertyResolved(true);
                return execution.isCanceled();
            }
            if (base != null) {
                throw new ELException("an expression may not read " + property + " of " + base.getClass().getSimpleName());
            }
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            if (base instanceof Bean listed && method instanceof String name && DiagramWords.of(words, listed.name).contains(name)) {
                return calls.invoke(context, listed.bean, name, types, arguments);
            }
            if (base instanceof DateTime moment && method instanceof String name && LATER.contains(name)) {
                return calls.invoke(context, moment, name, types, arguments);
            }
            throw new ELException("an expression may not call " + method + (base instanceof Bean listed ? " of " + listed.name : ""));
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new ELException("an expression may not set " + property);
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }
    }
}
