package vn.kieumau.audit.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checkpoints: one row each, and one line each in {@code checkpoints.txt} of the data folder, which the database never sees. */
@Component
public class Checkpoints {
    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;
    private final Path file;

    Checkpoints(JdbcClient jdbc, Keys keys, Clock clock, @Value("${kieumau.data}") String data) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.file = Path.of(data, "checkpoints.txt");
    }

    /**
     * Signs the chain's end; the last one again when nothing has happened since. The row is committed before the line is
     * written, so that a machine that stops in between leaves no line whose row is missing; the next time writes the line.
     */
    public Checkpoint make() {
        Head head =
                jdbc.sql("select seq, hash from audit.head").query(Head.class).single();
        Optional<Checkpoint> last = latest();
        if (last.isPresent() && last.get().seq() == head.seq()) {
            keep(last.get());
            return last.get();
        }
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        Keys.Signed signed = keys.sign(Checkpoint.signedText(head.seq(), head.hash(), now));
        Checkpoint made = new Checkpoint(head.seq(), head.hash(), now, signed.keyId(), signed.signature());
        jdbc.sql("""
                        insert into audit.checkpoint (seq, hash, made_at, key_id, signature)
                        values (:seq, :hash, :at, :key, :signature) on conflict do nothing
                        """)
                .param("seq", made.seq())
                .param("hash", made.hash())
                .param("at", made.madeAt())
                .param("key", made.keyId())
                .param("signature", made.signature())
                .update();
        keep(made);
        return made;
    }

    private void keep(Checkpoint made) {
        if (kept().stream().noneMatch(each -> each.line().equals(made.line()))) {
            append(made.line());
        }
    }

    public Optional<Checkpoint> latest() {
        return stored("order by id desc limit 1").stream().findFirst();
    }

    /** Those that the database holds, oldest first. */
    List<Checkpoint> stored() {
        return stored("order by id");
    }

    /** Those in the data folder. */
    List<Checkpoint> kept() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .flatMap(line -> Checkpoint.parse(line).stream())
                            .toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Checkpoint> stored(String order) {
        return jdbc.sql("select seq, hash, made_at, key_id, signature from audit.checkpoint " + order)
                .query(Checkpoint.class)
                .list();
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    record Head(long seq, String hash) {}
}
