package vn.kieumau.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Hears every statement that the application sends while something is done, from whichever thread. */
public final class SqlCount implements BeanPostProcessor {
    private static volatile @Nullable List<String> heard;

    /** What may throw, such as a request. */
    public interface Doing {
        void run() throws Exception;
    }

    /** The statements, in order; {@code hasSizeLessThanOrEqualTo(10)} on them shows them when it fails. */
    public static synchronized List<String> during(Doing doing) throws Exception {
        List<String> statements = new CopyOnWriteArrayList<>();
        heard = statements;
        try {
            doing.run();
        } finally {
            heard = null;
        }
        return List.copyOf(statements);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Listening) ? new Listening(source) : bean;
    }

    private static void hear(String sql) {
        List<String> statements = heard;
        if (statements != null) {
            statements.add(sql.strip());
        }
    }

    private static final class Listening extends DelegatingDataSource implements AutoCloseable {
        Listening(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, new Heard(super.getConnection(), ""));
        }

        @Override
        public void close() throws Exception {
            if (getTargetDataSource() instanceof AutoCloseable pool) {
                pool.close();
            }
        }
    }

    private record Heard(Object target, String prepared) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String first = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
            if (method.getName().startsWith("execute")) {
                hear(first.isEmpty() ? prepared : first);
            }
            try {
                Object result = method.invoke(target, arguments);
                return switch (method.getName()) {
                    case "prepareStatement", "prepareCall" -> proxy(PreparedStatement.class, new Heard(result, first));
                    case "createStatement" -> proxy(Statement.class, new Heard(result, ""));
                    default -> result;
                };
            } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SqlCount.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
