package vn.kieumau.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that is written from the code: a test holds it to what the code says now. */
final class Document {
    private static final boolean WRITE = Boolean.getBoolean("kieumau.write-docs");

    private Document() {}

    static void holds(String file, String content) throws IOException {
        holds(Path.of("docs", file), content);
    }

    static void holds(Path path, String content) throws IOException {
        if (WRITE) {
            Files.writeString(path, content);
        }
        assertThat(Files.exists(path) ? Files.readString(path) : "")
                .as("%s; rewrite with: bin/test -Dtest='*DocsTest' -Dkieumau.write-docs=true", path)
                .isEqualTo(content);
    }
}
