package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files of a data folder against the rows that speak of them. */
final class FileStore {
    private static final Duration TIDY_WITHIN = Duration.ofSeconds(30);

    private final Path folder;
    private final JdbcClient jdbc;

    FileStore(Path data, JdbcClient jdbc) {
        this.folder = data.resolve("files");
        this.jdbc = jdbc;
    }

    /** Every linked file is there with its size and content; soon after the start there is no other. */
    void isWholeAndTidy(String moment) throws IOException, NoSuchAlgorithmException {
        Map<String, Long> stored = new TreeMap<>();
        jdbc.sql("select sha256, size from files.blob")
                .query((row, number) -> stored.put(row.getString("sha256"), row.getLong("size")))
                .list();
        for (Map.Entry<String, Long> blob : stored.entrySet()) {
            String sha256 = blob.getKey();
            Path file = folder.resolve(sha256.substring(0, 2))
                    .resolve(sha256.substring(2, 4))
                    .resolve(sha256);
            assertThat(file).as(moment).hasSize(blob.getValue());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            assertThat(HexFormat.of().formatHex(hash)).as(moment).isEqualTo(sha256);
        }
        long end = System.nanoTime() + TIDY_WITHIN.toNanos();
        while (!others(stored.keySet()).isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(others(stored.keySet()))
                .as("%s: files that no row names", moment)
                .isEmpty();
    }

    private Set<String> others(Set<String> stored) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
            return names.stream().filter(name -> !stored.contains(name)).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
