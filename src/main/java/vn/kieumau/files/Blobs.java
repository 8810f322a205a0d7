package vn.kieumau.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Refused;

/** The store: {@code files/ab/cd/<sha256>} in the data folder, one row in {@code files.blob} each. */
@Component
public class Blobs {
    public static final long LIMIT = 20L * 1024 * 1024;

    /** As much of a name as a refusal repeats. */
    private static final int SHOWN = 80;

    private final JdbcClient jdbc;
    private final Leftovers leftovers;
    private final Quarantine quarantine;
    private final Clamd clamd;
    private final Likenesses likenesses;
    private final Thumbnails thumbnails;
    private final Path folder;

    /** What somebody sends. */
    @FunctionalInterface
    public interface Content {
        /** @param file that is there, and empty; afterwards it has the content, or is another name of what has it */
        void into(Path file) throws IOException;
    }

    Blobs(
            JdbcClient jdbc,
            Leftovers leftovers,
            Quarantine quarantine,
            Clamd clamd,
            Likenesses likenesses,
            Thumbnails thumbnails,
            @Value("${kieumau.data}") String data) {
        this.jdbc = jdbc;
        this.quarantine = quarantine;
        this.clamd = clamd;
        this.likenesses = likenesses;
        this.thumbnails = thumbnails;
        this.leftovers = leftovers;
        this.folder = Path.of(data, "files");
    }

    /**
     * Keeps the content once, however often it is sent; before that it is screened. The file is on disk, whole and under its
     * final name, before the row that speaks of it is written; so when the caller's transaction is rolled back, or the machine
     * stops in between, at most a file remains that no row refers to, never a row without its file; {@link Leftovers}
     * removes it.
     *
     * @param content what was sent
     * @param name as the sender calls it: tells a table from other text, and is named in a refusal
     * @throws Suspected where it seems to hold what evidence must not
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Blob store(Content content, String name, OffsetDateTime at) {
        return store(content, name, at, false);
    }

    /** Keeps what was held and is released: somebody looked at what was found in it, and it is nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Blob release(String sha256, String name, OffsetDateTime at) {
        try (InputStream content = quarantine.open(sha256)) {
            return store(file -> Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING), name, at, true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Keeps what the application has made itself: of any size, and not looked through; otherwise like what is sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Blob keep(Content content, String mediaType, OffsetDateTime at) {
        try {
            Path made = leftovers.receive();
            try {
                content.into(made);
                Blob kept = new Blob(hashOf(made), Files.size(made), mediaType);
                leftovers.mark(kept.sha256());
                settle(made, kept.sha256());
                jdbc.sql("""
                                insert into files.blob (sha256, size, media_type, stored_at) values (:sha256, :size, :mediaType, :at)
                                on conflict (sha256) do nothing
                                """)
                        .param("sha256", kept.sha256())
                        .param("size", kept.size())
                        .param("mediaType", mediaType)
                        .param("at", at)
                        .update();
                return kept;
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Blob store(Content content, String name, OffsetDateTime at, boolean cleared) {
        String shown = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
        try {
            Path incoming = leftovers.receive();
            try {
                content.into(incoming);
                Refused.when(Files.size(incoming) == 0, FilesRefusal.EMPTY, shown);
                Refused.when(Files.size(incoming) > LIMIT, FilesRefusal.TOO_LARGE, shown);
                clamd.ask(incoming, shown);
                String received = hashOf(incoming);
                Optional<Blob> screened = screened(received);
                if (screened.isPresent()) {
                    settle(incoming, received);
                    return screened.get();
                }
                Screening.Passed passed = Screening.pass(incoming, name, shown, cleared);
                String sha256 = passed.changed() ? hashOf(incoming) : received;
                leftovers.mark(sha256);
                long kept = Files.size(incoming);
                settle(incoming, sha256);
                Blob stored = row(new Blob(sha256, kept, passed.type().mediaType()), passed, at);
                likenesses.keep(sha256, passed.type());
                thumbnails.ask(stored);
                return stored;
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Optional<StoredFile> open(String sha256) {
        return jdbc.sql("select sha256, size, media_type from files.blob where sha256 = :sha256")
                .param("sha256", sha256)
                .query(Blob.class)
                .optional()
                .map(blob -> new StoredFile(blob.sha256(), blob.size(), blob.mediaType(), path(blob.sha256())));
    }

    /**
     * Reads every stored file again.
     *
     * @param differs hears the hash of a file that is gone (true) or no longer has its content (false)
     * @return how many files were read
     */
    public long check(BiConsumer<String, Boolean> differs) {
        List<String> all = jdbc.sql("select sha256 from files.blob order by sha256")
                .query(String.class)
                .list();
        for (String sha256 : all) {
            Path file = path(sha256);
            if (!Files.isRegularFile(file)) {
                differs.accept(sha256, true);
            } else if (!sha256.equals(hashOf(file))) {
                differs.accept(sha256, false);
            }
        }
        return all.size();
    }

    private static String hashOf(Path file) {
        MessageDigest hash = sha256();
        byte[] block = new byte[256 * 1024];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(block); read >= 0; read = content.read(block)) {
                hash.update(block, 0, read);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** Whole on disk before it has its name. A file that is there already is replaced by the same bytes, which mends one that a disk has damaged. */
    private void settle(Path incoming, String sha256) throws IOException {
        try (FileChannel file = FileChannel.open(incoming, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Path first = folder.resolve(sha256.substring(0, 2));
        Path second = first.resolve(sha256.substring(2, 4));
        Files.createDirectories(second);
        Files.move(incoming, path(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path changed : new Path[] {second, first, folder}) {
            Leftovers.sync(changed);
        }
    }

    /** Content that was looked through once need not be again. */
    private Optional<Blob> screened(String sha256) {
        return jdbc.sql(
                        "select sha256, size, media_type from files.blob where sha256 = :sha256 and screened is not null")
                .param("sha256", sha256)
                .query(Blob.class)
                .optional();
    }

    private Blob row(Blob blob, Screening.Passed passed, OffsetDateTime at) {
        jdbc.sql("""
                        insert into files.blob (sha256, size, media_type, stored_at, screened, captured_at)
                        values (:sha256, :size, :mediaType, :at, :screened, :capturedAt::timestamptz)
                        on conflict (sha256) do update set screened = excluded.screened,
                            captured_at = coalesce(files.blob.captured_at, excluded.captured_at)
                        """)
                .param("screened", passed.found())
                .param("capturedAt", passed.capturedAt())
                .param("sha256", blob.sha256())
                .param("size", blob.size())
                .param("mediaType", blob.mediaType())
                .param("at", at)
                .update();
        return jdbc.sql("select sha256, size, media_type from files.blob where sha256 = :sha256")
                .param("sha256", blob.sha256())
                .query(Blob.class)
                .single();
    }

    private Path path(String sha256) {
        return path(folder, sha256);
    }

    static Path path(Path folder, String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
