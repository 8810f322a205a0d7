package vn.kieumau.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import vn.kieumau.operations.database.EmbeddedPostgres;

/** The real PostgreSQL of all tests in this process; each application context gets a database of its own. */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Path FOLDER = folder();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** Where tests may keep files; removed when the process ends. */
    public static Path temporary(String name) {
        return FOLDER.resolve(name);
    }

    public static String user() {
        return SERVER.user();
    }

    public static String password() {
        return SERVER.password();
    }

    /** A new, empty database. */
    public static String newUrl() {
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return SERVER.jdbcUrl().replaceAll("/[^/]*$", "/" + name);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("kieumau-test");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres start() {
        EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            delete(FOLDER);
        }));
        return server;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException ignored) {
            // the system empties its temporary folder itself
        }
    }
}
