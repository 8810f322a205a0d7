package vn.kieumau.operations.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** Makes backups one at a time, proves each by restoring it elsewhere, keeps the last ones. */
@Component
public class Backups {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'kieumau-'yyyyMMdd-HHmmss");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final WriteBackup writeBackup;
    private final ObjectProvider<Proof> proof;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Path folder;
    private final String passphrase;
    private final int keep;
    private final AtomicBoolean running = new AtomicBoolean();

    Backups(
            JdbcClient jdbc,
            Audit audit,
            WriteBackup writeBackup,
            ObjectProvider<Proof> proof,
            TransactionOperations transactions,
            Clock clock,
            @Value("${kieumau.data}") String data,
            @Value("${kieumau.backup-folder:}") String folder,
            @Value("${kieumau.backup-passphrase:}") String passphrase,
            @Value("${kieumau.backup-keep:14}") int keep) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.writeBackup = writeBackup;
        this.proof = proof;
        this.transactions = transactions;
        this.clock = clock;
        this.folder = folder.isEmpty() ? Path.of(data, "backups") : Path.of(folder);
        this.passphrase = passphrase;
        this.keep = keep;
    }

    /** A backup that was begun; see the table for what its parts mean. */
    public record BackupLine(
            long id,
            String fileName,
            boolean encrypted,
            OffsetDateTime beganAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable Long bytes,
            @Nullable Long entries,
            @Nullable Long files,
            @Nullable OffsetDateTime provenAt,
            @Nullable Integer findings,
            String fault) {
        public boolean proven() {
            return provenAt != null && findings != null && findings == 0;
        }
    }

    /** The latest first. */
    public List<BackupLine> latest(int most) {
        return jdbc.sql("""
                        select id, file_name, encrypted, began_at, finished_at, bytes, entries, files, proven_at, findings, fault
                        from operations.backup order by id desc limit :most
                        """).param("most", most).query(BackupLine.class).list();
    }

    public Optional<BackupLine> lastProven() {
        return latest(keep).stream().filter(BackupLine::proven).findFirst();
    }

    public boolean running() {
        return running.get();
    }

    /** Writes and proves one backup; refused while another one is under way. @return where it is */
    public Path make(Actor by, @Nullable Path target) {
        Refused.when(!running.compareAndSet(false, true), KernelRefusal.NOT_IN_THIS_STATE);
        try {
            OffsetDateTime now = OffsetDateTime.now(clock);
            String name = NAME.format(now) + ".tar.gz" + (passphrase.isEmpty() ? "" : ".gpg");
            Path file =
                    target == null ? folder.resolve(name) : Files.isDirectory(target) ? target.resolve(name) : target;
            long id = jdbc.sql("""
                            insert into operations.backup (file_name, encrypted, began_at) values (:name, :encrypted, :now) returning id
                            """)
                    .param("name", String.valueOf(file.getFileName()))
                    .param("encrypted", !passphrase.isEmpty())
                    .param("now", now)
                    .query(Long.class)
                    .single();
            try {
                writeAndProve(id, file);
            } catch (RuntimeException failed) {
                jdbc.sql("update operations.backup set fault = :fault where id = :id")
                        .param("fault", String.valueOf(failed))
                        .param("id", id)
                        .update();
                throw failed;
            } finally {
                transactions.executeWithoutResult(
                        status -> audit.recordAct(by, "MAKE_BACKUP", "operations.backup", id, name, null, ""));
            }
            if (target == null) {
                removeOldest();
            }
            return file;
        } finally {
            running.set(false);
        }
    }

    private void writeAndProve(long id, Path file) {
        WriteBackup.Written written = writeBackup.write(file, passphrase);
        jdbc.sql("""
                        update operations.backup set finished_at = :now, bytes = :bytes, entries = :entries, files = :files where id = :id
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("bytes", written.bytes())
                .param("entries", written.entries())
                .param("files", written.files())
                .param("id", id)
                .update();
        proof.ifAvailable(prover -> {
            int findings = prover.of(file);
            jdbc.sql("update operations.backup set proven_at = :now, findings = :findings where id = :id")
                    .param("now", OffsetDateTime.now(clock))
                    .param("findings", findings)
                    .param("id", id)
                    .update();
        });
    }

    /** Only files that this server made itself, by name; the newest stay. */
    private void removeOldest() {
        try (var files = Files.newDirectoryStream(folder, "kieumau-*.tar.gz*")) {
            List<Path> all = new java.util.ArrayList<>();
            files.forEach(all::add);
            all.sort(java.util.Comparator.comparing(Path::getFileName).reversed());
            for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
