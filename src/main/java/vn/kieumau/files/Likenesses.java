package vn.kieumau.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the stored pictures look like; {@code files.alike} tells which look like one another. */
@Component
public class Likenesses {
    private static final Logger LOG = LoggerFactory.getLogger(Likenesses.class);

    /** So many pictures are looked at before other long work may come in between. */
    private static final int AT_ONCE = 20;

    private static final String[] PICTURES = Arrays.stream(FileType.values())
            .filter(FileType::picture)
            .map(FileType::mediaType)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Executor longWork;
    private final Path folder;

    Likenesses(JdbcClient jdbc, @Qualifier("longWork") Executor longWork, @Value("${kieumau.data}") String data) {
        this.jdbc = jdbc;
        this.longWork = longWork;
        this.folder = Path.of(data, "files");
    }

    /** Looks at a picture that was just stored; at nothing else. */
    void keep(String sha256, FileType type) {
        if (type.picture()) {
            jdbc.sql(
                            "insert into files.likeness (sha256, hash) values (:sha256, :hash::text::bit(256)) on conflict do nothing")
                    .param("sha256", sha256)
                    .param(
                            "hash",
                            Likeness.of(Blobs.path(folder, sha256), type)
                                    .map(Likeness::bits)
                                    .orElse(null))
                    .update();
        }
    }

    /** Begins to look at the pictures that were stored before anybody did; returns at once. */
    public void catchUp() {
        longWork.execute(() -> catchUp(""));
    }

    private void catchUp(String after) {
        try {
            List<Blob> next = unseen(after);
            for (Blob blob : next) {
                // One whose file is gone is left to the next start: a backup may bring it back.
                if (Files.isRegularFile(Blobs.path(folder, blob.sha256()))) {
                    keep(blob.sha256(), FileType.ofMediaType(blob.mediaType()).orElseThrow());
                }
            }
            if (!next.isEmpty()) {
                longWork.execute(() -> catchUp(next.get(next.size() - 1).sha256()));
            }
        } catch (RuntimeException failed) {
            LOG.error("Pictures could not be looked at; the next start goes on", failed);
        }
    }

    private List<Blob> unseen(String after) {
        return jdbc.sql("""
                        select b.sha256, b.size, b.media_type from files.blob b
                        where b.media_type = any(:pictures) and b.sha256 > :after
                          and not exists (select 1 from files.likeness l where l.sha256 = b.sha256)
                        order by b.sha256 limit :most
                        """)
                .param("pictures", PICTURES)
                .param("after", after)
                .param("most", AT_ONCE)
                .query(Blob.class)
                .list();
    }
}
