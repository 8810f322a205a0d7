package vn.kieumau.support;

import com.zaxxer.hikari.HikariDataSource;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import vn.kieumau.operations.database.EmbeddedPostgres;

/** The real PostgreSQL of all tests in this process; each application context gets a database of its own. */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Path FOLDER = folder();
    private static final EmbeddedPostgres SERVER = start();
    private static final String STARTED = "test_started";
    private static boolean started;

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
    public static String emptyUrl() {
        return newUrl("");
    }

    /** A new database for an application: as the first one was when it had started, with the demonstration loaded; empty for that one. */
    static synchronized String startedUrl() {
        return newUrl(started ? " template " + STARTED : "");
    }

    private static String newUrl(String like) {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name + like);
        return SERVER.jdbcUrl().replaceAll("/[^/]*$", "/" + name);
    }

    /**
     * Keeps a copy of what a first start has written, for the next applications to begin with.
     *
     * @param connections of the application that has just started and has not worked yet; it loses those it has
     */
    static synchronized void keepStarted(DataSource connections) {
        if (started) {
            return;
        }
        HikariDataSource pool = pool(connections);
        String name = pool.getJdbcUrl().replaceAll(".*/", "");
        execute("alter database " + name + " allow_connections false");
        pool.getHikariPoolMXBean().softEvictConnections();
        execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + name + "'");
        execute("create database " + STARTED + " template " + name);
        execute("alter database " + name + " allow_connections true");
        started = true;
    }

    private static HikariDataSource pool(DataSource connections) {
        try {
            return connections.unwrap(HikariDataSource.class);
        } catch (SQLException none) {
            throw new IllegalStateException(none);
        }
    }

    private static void execute(String sql) {
        execute(SERVER, sql);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
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
        // Nobody asks for what is in it after the process has ended: nothing need reach the disk.
        List.of(
                        "alter system set fsync = off",
                        "alter system set synchronous_commit = off",
                        "alter system set full_page_writes = off",
                        "select pg_reload_conf()")
                .forEach(sql -> execute(server, sql));
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
