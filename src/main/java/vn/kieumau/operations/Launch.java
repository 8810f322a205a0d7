package vn.kieumau.operations;

import java.net.BindException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import vn.kieumau.operations.backup.Proof;
import vn.kieumau.operations.database.DatabaseServer;
import vn.kieumau.operations.database.EmbeddedPostgres;
import vn.kieumau.operations.database.StartRefused;

/** The application with its database: started for serving, or for as long as a command takes; and why it did not start. */
final class Launch {
    private final Class<?> application;

    Launch(Class<?> application) {
        this.application = application;
    }

    SpringApplication application(Settings settings, @Nullable EmbeddedPostgres database, boolean serving) {
        return application(settings, database, serving, Map.of());
    }

    SpringApplication application(
            Settings settings, @Nullable EmbeddedPostgres database, boolean serving, Map<String, Object> more) {
        Map<String, Object> properties = database == null
                ? settings.asProperties(
                        String.valueOf(settings.databaseUrl()), settings.databaseUser(), settings.databasePassword())
                : settings.asProperties(database.jdbcUrl(), database.user(), database.password());
        if (!serving) {
            // A command needs the application, not its web server; what it prints is its answer alone.
            properties.put("server.port", -1);
            properties.put("logging.level.root", "OFF");
            // Nor does it send what its data holds: it may be a copy.
            properties.put("kieumau.outbox-cron", "-");
        }
        properties.putAll(more);
        SpringApplication spring = new SpringApplication(application);
        Proof proof = file -> new Restoring(this).prove(settings, file);
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("proof", proof));
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(properties);
        return spring;
    }

    /** The server on board, or null where another one is named; that one is asked whether it will do. */
    static @Nullable EmbeddedPostgres database(Settings settings) {
        if (settings.databaseUrl() == null) {
            return EmbeddedPostgres.start(settings.data());
        }
        DatabaseServer.require(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
        return null;
    }

    static StartRefused portTaken(Settings settings) {
        return new StartRefused(
                "Không mở được cổng %d: có chương trình khác đang dùng. Hãy tắt chương trình đó hoặc đặt KIEUMAU_PORT."
                        .formatted(settings.port()),
                "Port %d cannot be opened: another program uses it. End that program, or set KIEUMAU_PORT."
                        .formatted(settings.port()));
    }

    static RuntimeException explained(Settings settings, RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
            if (cause instanceof PortInUseException || cause instanceof BindException) {
                return portTaken(settings);
            }
            if (cause instanceof FlywayException) {
                return new StartRefused(
                        "Cấu trúc cơ sở dữ liệu không khớp với bản Kiểu Mẫu này. Hãy chạy đúng bản đã ghi dữ liệu, hoặc bản mới hơn. Chi tiết: "
                                + cause.getMessage(),
                        "The database was not written by this release of Kiểu Mẫu. Run the release that wrote it, or a newer one. Details above.");
            }
        }
        return failed;
    }

    static void close(@Nullable EmbeddedPostgres database) {
        if (database != null) {
            database.close();
        }
    }
}
