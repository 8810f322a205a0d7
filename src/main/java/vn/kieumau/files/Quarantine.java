package vn.kieumau.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Content that was not taken, apart from the store: {@code quarantine/<sha256>} in the data folder. No page hands it out, and no
 * backup holds it, so that what must not be there is in one place only and can be removed from it.
 */
@Component
public class Quarantine {
    private static final long HOUR = 3_600_000;

    private final Path folder;

    Quarantine(@Value("${kieumau.data}") String data) {
        this.folder = Path.of(data, "quarantine");
    }

    /** What was kept, by its hash. */
    public record Kept(String sha256, long size) {}

    /** Keeps it, once however often. */
    public Kept keep(InputStream content) {
        try {
            Path incoming = Files.createTempFile(Files.createDirectories(folder), "incoming", "");
            try {
                MessageDigest hash = Blobs.sha256();
                try (OutputStream out = Files.newOutputStream(incoming)) {
                    new DigestInputStream(content, hash).transferTo(out);
                }
                Kept kept = new Kept(HexFormat.of().formatHex(hash.digest()), Files.size(incoming));
                Files.move(incoming, folder.resolve(kept.sha256()), StandardCopyOption.ATOMIC_MOVE);
                Leftovers.sync(folder);
                return kept;
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @throws UncheckedIOException where it is no longer there, as after a backup was restored */
    InputStream open(String sha256) {
        try {
            return Files.newInputStream(folder.resolve(sha256));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Hashes of what is there, and names of what was broken off; nothing of the last hour. */
    public List<String> old() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Quarantine::anHourOld)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean anHourOld(Path file) {
        try {
            return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > HOUR;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether it is there still. */
    public boolean has(String sha256) {
        return Files.isRegularFile(folder.resolve(sha256));
    }

    /** Deletes it for good; nothing happens where it is gone. */
    public void delete(String sha256) {
        try {
            Files.deleteIfExists(folder.resolve(sha256));
        } catch (NoSuchFileException gone) {
            // as is wanted
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
