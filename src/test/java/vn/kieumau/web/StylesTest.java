package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages load only what bin/styles kept of Tabler; nothing that they name may be missing from it. */
class StylesTest {
    private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z][\\w-]*)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");

    @Test
    void whatPagesNameOfTablerIsInItsPartOfTheStyles() throws IOException {
        Set<String> whole =
                found(CLASS, resource("/META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css"));
        Set<String> kept = found(CLASS, resource("/static/web/tabler.css"));
        Set<String> named = new TreeSet<>();
        for (Path folder :
                new Path[] {Path.of("src/main/jte"), Path.of("src/main/java"), Path.of("src/main/resources/static/web")
                }) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(jte|java|js)"))
                        .toList()) {
                    named.addAll(found(WORD, Files.readString(file)));
                }
            }
        }
        named.retainAll(whole);
        assertThat(named)
                .as("classes of Tabler that pages name")
                .contains("card", "btn-primary", "form-control", "table");
        named.removeAll(kept);
        assertThat(named).as("to be kept: run bin/styles").isEmpty();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(StylesTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
