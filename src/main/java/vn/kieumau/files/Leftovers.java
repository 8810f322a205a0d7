package vn.kieumau.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What an upload leaves behind that was refused, rolled back or killed, and its removal. Before a file gets its name, a mark
 * with that name stands in {@code files/pending}, and goes once the row is committed; so only files that some upload did not
 * finish are ever removed, whatever database the folder is used with.
 */
@Component
public class Leftovers {
    /** Shared by the uploads under way, here and in a command beside the server; whoever has it alone knows that there are none. */
    private static final String LOCK = "hashtext('files.blob')";

    /** So many milliseconds after its last byte a part of a form has long been read or given up. */
    private static final long GIVEN_UP = 3_600_000;

    private final JdbcClient jdbc;
    private final Path incoming;
    private final Path pending;
    private final Path folder;
    private final Path uploads;

    /** @param uploads where the server itself receives the parts of a form, before anybody asks for them */
    Leftovers(
            JdbcClient jdbc,
            @Value("${kieumau.data}") String data,
            @Value("${spring.servlet.multipart.location}") String uploads) {
        this.jdbc = jdbc;
        this.uploads = Path.of(uploads);
        create(this.uploads);
        this.folder = Path.of(data, "files");
        this.incoming = folder.resolve("incoming");
        this.pending = folder.resolve("pending");
    }

    /** A file that is being received; while the caller's transaction lasts nobody removes it. */
    Path receive() throws IOException {
        jdbc.sql("select pg_advisory_xact_lock_shared(" + LOCK + ")")
                .query((row, number) -> "")
                .single();
        return Files.createTempFile(Files.createDirectories(incoming), "upload", "");
    }

    /** From now on a file of that name may lie there without its row, until the caller's transaction is committed. */
    void mark(String sha256) throws IOException {
        Path mark = Files.createDirectories(pending).resolve(sha256);
        Files.write(mark, new byte[0]);
        sync(pending);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    // Another upload of the same content may have marked it too; its row is there for good now.
                    Files.deleteIfExists(mark);
                } catch (IOException stays) {
                    // the next removal finds the row, and removes the mark alone
                }
            }
        });
    }

    /**
     * Removes what is left of uploads that never came to their row. Does nothing while one is under way: another time.
     *
     * @return how many files went
     */
    @Transactional
    public int remove() {
        int removed = removeGivenUp();
        List<Path> received = list(incoming);
        List<Path> marks = list(pending);
        if (received.isEmpty() && marks.isEmpty()) {
            return removed;
        }
        boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(" + LOCK + ")")
                .query(Boolean.class)
                .single();
        if (!alone) {
            return removed;
        }
        try {
            for (Path file : received) {
                removed += Files.deleteIfExists(file) ? 1 : 0;
            }
            for (Path mark : marks) {
                String sha256 = String.valueOf(mark.getFileName());
                removed += !stored(sha256) && Files.deleteIfExists(Blobs.path(folder, sha256)) ? 1 : 0;
                Files.deleteIfExists(mark);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
        return removed;
    }

    /** The server removes parts when a request ends, but not those of a request that ended with the server. */
    private int removeGivenUp() {
        int removed = 0;
        try {
            for (Path part : list(uploads)) {
                boolean old = System.currentTimeMillis()
                                - Files.getLastModifiedTime(part).toMillis()
                        > GIVEN_UP;
                removed += old && Files.deleteIfExists(part) ? 1 : 0;
            }
        } catch (NoSuchFileException read) {
            // its request has just ended: the rest goes another time
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
        return removed;
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private boolean stored(String sha256) {
        return jdbc.sql("select exists (select 1 from files.blob where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** On Linux a new name itself lasts only once its folder is on disk. */
    static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
