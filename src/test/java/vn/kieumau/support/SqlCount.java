package vn.kieumau.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that a piece of a test prepares on its own thread. */
public final class SqlCount implements BeanPostProcessor {
    private static final ThreadLocal<AtomicInteger> COUNTING = new ThreadLocal<>();

    /** An act that may throw whatever a request throws. */
    public interface Act {
        void run() throws Exception;
    }

    public static int during(Act act) throws Exception {
        COUNTING.set(new AtomicInteger());
        try {
            act.run();
            return COUNTING.get().get();
        } finally {
            COUNTING.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source) : bean;
    }

    private static final class Counting extends DelegatingDataSource {
        Counting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            InvocationHandler counting = (proxy, method, arguments) -> {
                AtomicInteger count = COUNTING.get();
                if (count != null && method.getName().startsWith("prepare")) {
                    count.incrementAndGet();
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            };
            return (Connection) Proxy.newProxyInstance(
                    SqlCount.class.getClassLoader(), new Class<?>[] {Connection.class}, counting);
        }
    }
}
