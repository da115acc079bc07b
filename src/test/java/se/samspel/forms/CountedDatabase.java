package se.samspel.forms;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Tells how often the test's own thread has asked the database. */
class CountedDatabase implements BeanPostProcessor {

    private static final ThreadLocal<List<String>> ASKED = new ThreadLocal<>();

    interface Work {
        void run() throws Exception;
    }

    /** @return the statements that the work sent, in order */
    static List<String> during(Work work) throws Exception {
        List<String> asked = new ArrayList<>();
        ASKED.set(asked);
        try {
            work.run();
        } finally {
            ASKED.remove();
        }
        return asked;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, super.getConnection(), (connection, call) -> {
                Object result = call.proceed();
                return result instanceof PreparedStatement statement && call.arguments()[0] instanceof String sql
                        ? counted(statement, sql) : result;
            });
        }

        private static PreparedStatement counted(PreparedStatement statement, String sql) {
            return proxy(PreparedStatement.class, statement, (prepared, call) -> {
                if (call.name().startsWith("execute") && ASKED.get() != null) {
                    ASKED.get().add(sql);
                }
                return call.proceed();
            });
        }
    }

    private interface Call {
        String name();

        Object[] arguments();

        Object proceed() throws Throwable;
    }

    private interface Handler {
        Object handle(Object target, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Handler handler) {
        InvocationHandler invocations = (proxy, method, arguments) -> handler.handle(target, new Call() {
            @Override
            public String name() {
                return method.getName();
            }

            @Override
            public Object[] arguments() {
                return arguments == null ? new Object[1] : arguments;
            }

            @Override
            public Object proceed() throws Throwable {
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            }
        });
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, invocations));
    }
}
