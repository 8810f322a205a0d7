package vn.kieumau.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.kieumau.operations.Settings;

/** What people wrote about the project names only what is there. */
class WrittenDocsTest {
    private static final Pattern PATH =
            Pattern.compile("`((?:bin|docs|src|packs|\\.ci)/[\\w./{},*-]+)`|\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void everyFileThatADocumentNamesExists() throws IOException {
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path document : documents()) {
            Matcher paths = PATH.matcher(Files.readString(document));
            while (paths.find()) {
                Path path = paths.group(1) != null
                        ? Path.of(paths.group(1))
                        : Path.of(
                                String.valueOf(document.getParent() == null ? "." : document.getParent()),
                                paths.group(2));
                named++;
                if (!path.toString().matches(".*[*{].*") && !Files.exists(path)) {
                    missing.add(document + ": " + path);
                }
            }
        }
        assertThat(named).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    @Test
    void everySettingIsDocumentedAndNoOther() throws IOException {
        List<String> documented = new ArrayList<>();
        Matcher rows =
                Pattern.compile("(?m)^\\| `(KIEUMAU_[A-Z_]+)`").matcher(Files.readString(Path.of("docs/settings.md")));
        while (rows.find()) {
            documented.add(rows.group(1));
        }
        assertThat(documented).containsExactlyElementsOf(Settings.NAMES);
    }

    @Test
    void everyCommandHasItsRunBit() throws IOException {
        try (Stream<Path> commands = Files.list(Path.of("bin"))) {
            assertThat(commands).isNotEmpty().allMatch(Files::isExecutable);
        }
        assertThat(Path.of(".ci/run")).isExecutable();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String root : List.of("README.md", "README.vi.md", "CHANGELOG.md", "STYLE.md", "docs")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(each -> each.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }
}
