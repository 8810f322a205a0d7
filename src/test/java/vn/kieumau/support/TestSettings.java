package vn.kieumau.support;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives an application context what the command line gives it in earnest: settings and a database. */
public class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.of(
                        "spring.datasource.url",
                        TestDatabase.startedUrl(),
                        "spring.datasource.username",
                        TestDatabase.user(),
                        "spring.datasource.password",
                        TestDatabase.password(),
                        "server.address",
                        "127.0.0.1",
                        "kieumau.demo",
                        "true",
                        "kieumau.public-url",
                        "http://localhost:8080",
                        "kieumau.data",
                        TestDatabase.temporary("data").toString(),
                        "kieumau.webhook-private-hosts",
                        "localhost",
                        "spring.mail.host",
                        "localhost",
                        "kieumau.demo-today",
                        ""))
                // Whatever is installed where the tests run; those of it name one of their own.
                .and("kieumau.libreoffice=off")
                .applyTo(context);
        context.addApplicationListener((ApplicationReadyEvent ready) ->
                TestDatabase.keepStarted(ready.getApplicationContext().getBean(DataSource.class)));
    }
}
