package vn.kieumau.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stored pictures drawn small. Nobody waits for one: it is made once the upload has been committed, and what was not made when the
 * machine stopped is made after the next start.
 */
@Component
public class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

    /** As {@code files.v_thumbnail} says it too. */
    private static final int MOST_ATTEMPTS = 3;

    /** So many are asked for before other long work may come in between. */
    private static final int AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final Executor longWork;
    private final Path folder;

    Thumbnails(JdbcClient jdbc, @Qualifier("longWork") Executor longWork, @Value("${kieumau.data}") String data) {
        this.jdbc = jdbc;
        this.longWork = longWork;
        this.folder = Path.of(data, "files");
    }

    /** The small picture, where there is one by now. Nothing here asks who reads; the caller has. */
    public Optional<byte[]> of(String sha256) {
        return jdbc.sql("select picture from files.thumbnail where sha256 = :sha256 and picture is not null")
                .param("sha256", sha256)
                .query(byte[].class)
                .optional();
    }

    /** Asks for that of a picture that is being stored, to be made when that is committed. */
    void ask(Blob blob) {
        if (FileType.ofMediaType(blob.mediaType()).orElseThrow().picture()) {
            longWork.execute(() -> make(blob));
        }
    }

    /** Begins to make what was not made before the last stop; returns at once. */
    public void catchUp() {
        longWork.execute(() -> catchUp(""));
    }

    private void catchUp(String after) {
        try {
            List<Blob> next = waiting(after);
            next.forEach(this::make);
            if (!next.isEmpty()) {
                longWork.execute(() -> catchUp(next.get(next.size() - 1).sha256()));
            }
        } catch (RuntimeException failed) {
            LOG.error("Small pictures could not be made; the next start goes on", failed);
        }
    }

    private List<Blob> waiting(String after) {
        return jdbc.sql("""
                        select b.sha256, b.size, b.media_type
                        from files.v_thumbnail t join files.blob b on b.sha256 = t.sha256
                        where t.state = 'waiting' and t.sha256 > :after order by t.sha256 limit :most
                        """)
                .param("after", after)
                .param("most", AT_ONCE)
                .query(Blob.class)
                .list();
    }

    /** Tries until it is made or there are no more attempts; of two that try at once the second has nothing left to do. */
    private void make(Blob blob) {
        try {
            // One whose file is gone is left to the next start: a backup may bring it back.
            while (Files.isRegularFile(Blobs.path(folder, blob.sha256())) && begin(blob.sha256())) {
                if (drawn(blob)) {
                    return;
                }
            }
        } catch (RuntimeException failed) {
            LOG.error("A small picture could not be made; the next start goes on", failed);
        }
    }

    private boolean begin(String sha256) {
        return jdbc.sql("""
                        insert into files.thumbnail as t (sha256, attempts)
                        select sha256, 1 from files.blob where sha256 = :sha256
                        on conflict (sha256) do update set attempts = t.attempts + 1
                            where t.picture is null and not t.too_large and t.attempts < :most
                        """)
                        .param("sha256", sha256)
                        .param("most", MOST_ATTEMPTS)
                        .update()
                > 0;
    }

    private boolean drawn(Blob blob) {
        try {
            byte[] picture = Thumbnail.of(
                    Blobs.path(folder, blob.sha256()),
                    FileType.ofMediaType(blob.mediaType()).orElseThrow());
            jdbc.sql("update files.thumbnail set picture = :picture where sha256 = :sha256")
                    .param("picture", picture)
                    .param("sha256", blob.sha256())
                    .update();
            return true;
        } catch (Thumbnail.TooLarge refused) {
            jdbc.sql("update files.thumbnail set too_large = true where sha256 = :sha256")
                    .param("sha256", blob.sha256())
                    .update();
            return true;
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | IllegalStateException undrawable) {
            // It is kept all the same, as it is no rule of evidence that we can draw it.
            LOG.info("A stored picture could not be drawn small: {}", String.valueOf(undrawable));
            return false;
        }
    }
}
