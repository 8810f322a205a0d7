package vn.kieumau.operations.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.files.Blobs;

/**
 * Writes a backup while the application is used: all tables as of one moment, then the stored files those tables speak of,
 * which nobody ever changes. The file has its name only once it is whole.
 */
@Component
public class WriteBackup {
    private final DataSource database;
    private final Blobs blobs;
    private final Clock clock;
    private final JsonMapper json;
    private final Path data;

    WriteBackup(DataSource database, Blobs blobs, Clock clock, JsonMapper json, @Value("${kieumau.data}") String data) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.json = json;
        this.data = Path.of(data);
    }

    /** How much a backup holds. */
    public record Written(Path file, long bytes, long entries, long files) {}

    /** @param passphrase empty: not encrypted */
    public Written write(Path file, String passphrase) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path unfinished = Files.createTempFile(folder == null ? data : folder, "unfinished", ".part");
            try {
                Path tables = Files.createTempDirectory(folder == null ? data : folder, "tables");
                try {
                    Manifest manifest = copyTables(tables);
                    long files = pack(unfinished, passphrase, manifest, tables);
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    return new Written(file, Files.size(file), manifest.entries(), files);
                } finally {
                    FileSystemUtils.deleteRecursively(tables);
                }
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All tables in one snapshot of the database, each into a file of its own. */
    private Manifest copyTables(Path into) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
                List<Manifest.Table> copied = new ArrayList<>();
                for (Tables.Table table : Tables.inOrder(jdbc)) {
                    try (OutputStream file =
                            new BufferedOutputStream(Files.newOutputStream(into.resolve(table.name())))) {
                        long rows =
                                copy.copyOut("copy %s (%s) to stdout".formatted(table.name(), table.columns()), file);
                        copied.add(new Manifest.Table(table.name(), table.columns(), rows));
                    }
                }
                Manifest.Table trail = copied.stream()
                        .filter(table -> table.name().equals("audit.entry"))
                        .findFirst()
                        .orElseThrow();
                return new Manifest(
                        Manifest.FORMAT,
                        OffsetDateTime.now(clock),
                        schemaVersion(jdbc),
                        jdbc.sql("select demonstration from operations.installation")
                                .query(Boolean.class)
                                .single(),
                        trail.rows(),
                        copied);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    static String schemaVersion(JdbcClient jdbc) {
        return jdbc.sql("""
                        select version from public.flyway_schema_history where success and version is not null
                        order by installed_rank desc limit 1
                        """).query(String.class).single();
    }

    private long pack(Path file, String passphrase, Manifest manifest, Path tables) throws IOException {
        OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new GZIPOutputStream(passphrase.isEmpty() ? raw : Encryption.encrypted(raw, passphrase)), "UTF-8")) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            add(tar, "manifest.json", json.writeValueAsBytes(manifest));
            for (Manifest.Table table : manifest.tables()) {
                add(tar, "tables/" + table.name(), tables.resolve(table.name()));
            }
            long files = 0;
            for (String line : Files.readAllLines(tables.resolve("files.blob"), StandardCharsets.UTF_8)) {
                String sha256 = line.substring(0, line.indexOf('\t'));
                add(tar, "files/" + sha256, blobs.open(sha256).orElseThrow().path());
                files++;
            }
            add(tar, "checkpoints.txt", checkpoints(tables));
            if (Files.isDirectory(data.resolve("keys"))) {
                try (var keys = Files.newDirectoryStream(data.resolve("keys"), "*.pub")) {
                    for (Path key : keys) {
                        add(tar, "keys/" + key.getFileName(), key);
                    }
                }
            }
            return files;
        }
    }

    /** Those of the data folder that the copied tables know: one signed since speaks of entries that are not in them. */
    private byte[] checkpoints(Path tables) throws IOException {
        Path kept = data.resolve("checkpoints.txt");
        if (!Files.exists(kept)) {
            return new byte[0];
        }
        String copied = Files.readString(tables.resolve("audit.checkpoint"));
        StringBuilder known = new StringBuilder();
        for (String line : Files.readAllLines(kept)) {
            if (copied.contains(line.substring(line.lastIndexOf(' ') + 1))) {
                known.append(line).append('\n');
            }
        }
        return known.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        tar.putArchiveEntry(entry);
        try (InputStream content = Files.newInputStream(file)) {
            content.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
