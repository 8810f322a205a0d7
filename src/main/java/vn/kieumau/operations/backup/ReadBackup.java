package vn.kieumau.operations.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.operations.database.StartRefused;

/** Reads a backup into an empty data folder whose database has the backup's structure; tables all or none. */
@Component
public class ReadBackup {
    private static final Pattern ENTRY = Pattern.compile(
            "(manifest\\.json|checkpoints\\.txt|tables/[a-z_]+\\.[a-z_]+|files/[0-9a-f]{64}|keys/[0-9a-f]{16}\\.pub)");

    private final DataSource database;
    private final JsonMapper json;
    private final Path data;

    ReadBackup(DataSource database, JsonMapper json, @Value("${kieumau.data}") String data) {
        this.database = database;
        this.json = json;
        this.data = Path.of(data);
    }

    /** The last migration of the database that a backup was taken from, and whether that was a demonstration. */
    public record Origin(String schemaVersion, boolean demonstration) {}

    public static Origin origin(Path file, String passphrase) {
        try (TarArchiveInputStream tar = open(file, passphrase)) {
            Manifest manifest = manifest(tar, new JsonMapper());
            return new Origin(manifest.schemaVersion(), manifest.demonstration());
        } catch (IOException unreadable) {
            throw unreadable(file);
        }
    }

    public void read(Path file, String passphrase) {
        try (TarArchiveInputStream tar = open(file, passphrase);
                Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            Manifest manifest = manifest(tar, json);
            refuseFilled(jdbc);
            Map<String, Manifest.Table> expected = new HashMap<>();
            manifest.tables().forEach(table -> expected.put(table.name(), table));
            List<String> tables =
                    Tables.inOrder(jdbc).stream().map(Tables.Table::name).toList();
            run(connection, "set session characteristics as transaction read write");
            for (String table : tables) {
                run(connection, "alter table " + table + " disable trigger user");
            }
            run(connection, "truncate " + String.join(", ", tables) + " cascade");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Matcher name = ENTRY.matcher(entry.getName());
                if (!name.matches()) {
                    throw unreadable(file);
                }
                if (entry.getName().startsWith("tables/")) {
                    Manifest.Table table = expected.remove(entry.getName().substring("tables/".length()));
                    if (table == null
                            || copy.copyIn("copy %s (%s) from stdin".formatted(table.name(), table.columns()), tar)
                                    != table.rows()) {
                        throw unreadable(file);
                    }
                } else {
                    store(entry.getName(), tar);
                }
            }
            if (!expected.isEmpty()) {
                throw unreadable(file);
            }
            // Two tables that refer to each other are whole only now; a table with checks still open cannot be altered.
            run(connection, "set constraints all immediate");
            for (String table : tables) {
                run(connection, "alter table " + table + " enable trigger user");
            }
            continueNumbering(jdbc, connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (IOException | SQLException damaged) {
            throw unreadable(file);
        }
    }

    private void store(String name, InputStream content) throws IOException {
        Path target = data.resolve(name);
        if (name.startsWith("files/")) {
            String sha256 = name.substring("files/".length());
            target = data.resolve("files")
                    .resolve(sha256.substring(0, 2))
                    .resolve(sha256.substring(2, 4))
                    .resolve(sha256);
        }
        Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
        Files.copy(content, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void refuseFilled(JdbcClient jdbc) {
        boolean filled = jdbc.sql("""
                        select exists (select 1 from audit.entry) or exists (select 1 from accounts.account)
                            or exists (select 1 from operations.installation)
                        """).query(Boolean.class).single();
        if (filled) {
            throw new StartRefused(
                    "Chỉ khôi phục vào nơi trống. Hãy đặt KIEUMAU_DATA sang thư mục trống (hoặc KIEUMAU_DATABASE_URL sang cơ sở dữ liệu trống).",
                    "A backup is restored into an empty place only. Point KIEUMAU_DATA to an empty folder (or KIEUMAU_DATABASE_URL to an empty database).");
        }
    }

    /** Identity columns go on after the highest number that was restored. */
    private static void continueNumbering(JdbcClient jdbc, Connection connection) throws SQLException {
        List<String> statements = jdbc.sql("""
                        select format('select setval(%L, coalesce((select max(%I) from %s), 0) + 1, false)',
                            pg_get_serial_sequence(c.oid::regclass::text, a.attname), a.attname, c.oid::regclass)
                        from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
                        where a.attidentity <> ''
                        """).query(String.class).list();
        for (String statement : statements) {
            run(connection, statement);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static TarArchiveInputStream open(Path file, String passphrase) throws IOException {
        if (!Files.isReadable(file)) {
            throw unreadable(file);
        }
        return new TarArchiveInputStream(Encryption.opened(Files.newInputStream(file), passphrase), "UTF-8");
    }

    private static Manifest manifest(TarArchiveInputStream tar, JsonMapper json) throws IOException {
        TarArchiveEntry first = tar.getNextEntry();
        if (first == null || !first.getName().equals("manifest.json")) {
            throw new IOException("no manifest");
        }
        Manifest manifest = json.readValue(tar.readAllBytes(), Manifest.class);
        if (!Manifest.FORMAT.equals(manifest.format())) {
            throw new IOException("another format");
        }
        return manifest;
    }

    private static StartRefused unreadable(Path file) {
        return new StartRefused(
                "%s không phải bản sao lưu dùng được: không đọc được, hỏng hoặc thiếu. Chưa khôi phục gì."
                        .formatted(file),
                "%s is no backup that can be used: unreadable, damaged or incomplete. Nothing was restored."
                        .formatted(file));
    }
}
