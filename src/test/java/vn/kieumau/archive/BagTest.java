package vn.kieumau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagTest {
    @TempDir
    Path folder;

    @Test
    void aBagIsLaidOutAsTheStandardSays() throws Exception {
        Path bag = unpacked(written(), folder);
        assertThat(bag.resolve("bagit.txt"))
                .content()
                .isEqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        assertThat(bag.resolve("bag-info.txt"))
                .content()
                .isEqualTo("External-Description: Hồ sơ của phường Nhật Tân\nPayload-Oxum: 6.2\n");
        assertThat(bag.resolve("manifest-sha256.txt"))
                .content()
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  data/a.txt\n"
                        + "3608bca1e44ea6c4d268eb6db02260269892c0b42b86bbf1e77a6fa16c3c9282  data/b/c.txt\n");
        assertThat(bag.resolve("tagmanifest-sha256.txt"))
                .content()
                .contains("  bag-info.txt\n", "  bagit.txt\n", "  manifest-sha256.txt\n");
    }

    @Test
    void sha256sumFindsItIntactAndNamesWhatWasAltered() throws Exception {
        Path bag = unpacked(written(), folder);
        assertThat(sha256sum(bag, "manifest-sha256.txt")).isZero();
        assertThat(sha256sum(bag, "tagmanifest-sha256.txt")).isZero();
        Files.writeString(bag.resolve("data/b/c.txt"), "xyZ!");
        assertThat(sha256sum(bag, "manifest-sha256.txt")).isNotZero();
    }

    @Test
    void whatIsWrittenTwiceIsTheSameFileWhereverThatIs() throws Exception {
        byte[] once = written();
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(written()).isEqualTo(once);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Bag bag = new Bag(bytes, "mot-goi")) {
            bag.add("b/c.txt", "xyz".getBytes(StandardCharsets.UTF_8));
            bag.add("a.txt", new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
            bag.finish(Map.of("External-Description", "Hồ sơ của phường\nNhật Tân"));
        }
        return bytes.toByteArray();
    }

    /** @return the bag's folder */
    static Path unpacked(byte[] zip, Path into) throws IOException {
        Path bag = into;
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = entries.getNextEntry(); each != null; each = entries.getNextEntry()) {
                Path file = into.resolve(each.getName());
                bag = into.resolve(into.relativize(file).getName(0));
                Files.createDirectories(file.getParent());
                Files.copy(entries, file);
            }
        }
        return bag;
    }

    static int sha256sum(Path bag, String manifest) throws Exception {
        Process check = new ProcessBuilder("sha256sum", "-c", "--quiet", manifest)
                .directory(bag.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return check.exitValue();
    }
}
