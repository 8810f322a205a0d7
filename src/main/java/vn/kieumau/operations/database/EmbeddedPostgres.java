package vn.kieumau.operations.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs PostgreSQL in a folder of the application. The one who holds {@code owner.lock} owns the server and stops it; a
 * second process (the command line) joins a running one. A server left over by a killed owner is taken over, and after
 * a kill of PostgreSQL itself its own recovery runs at the next start, so committed rows are never lost.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "kieumau";

    private final Path home;
    private final Path data;
    private final Path binaries;
    private final String password;
    private final int port;
    private final @Nullable FileLock ownership;

    EmbeddedPostgres(Path home, Path binaries, String password, int port, @Nullable FileLock ownership) {
        this.home = home;
        this.data = home.resolve("data");
        this.binaries = binaries;
        this.password = password;
        this.port = port;
        this.ownership = ownership;
    }

    /**
     * Starts, takes over or joins the server of a data directory.
     *
     * @throws StartRefused where a person has to do something first
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        Path home = dataDirectory.toAbsolutePath().normalize().resolve("postgres");
        try {
            return new Starting(home).start();
        } catch (IOException failed) {
            throw new StartRefused(
                    "Không ghi được vào thư mục dữ liệu %s. Hãy cấp quyền ghi hoặc đặt KIEUMAU_DATA sang thư mục khác."
                            .formatted(dataDirectory),
                    "Cannot write to the data directory %s (%s). Grant write access or point KIEUMAU_DATA elsewhere."
                            .formatted(
                                    dataDirectory,
                                    failed instanceof AccessDeniedException
                                            ? "permission denied"
                                            : failed.getMessage()));
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Process id of the server, as it wrote it itself. */
    public long processId() {
        return Starting.pidFile(data).get(0);
    }

    /** Stops the server if this process owns it. */
    @Override
    public void close() {
        if (ownership == null) {
            return;
        }
        try {
            Starting.run(
                    home,
                    Starting.asOwner(List.of(
                            binaries.resolve("bin/pg_ctl").toString(),
                            "-D",
                            data.toString(),
                            "-m",
                            "fast",
                            "-w",
                            "stop")));
            ownership.channel().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
