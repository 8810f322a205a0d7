package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages load only what bin/styles kept of Tabler; no rule that could hold for what they name may be missing from it. */
class StylesTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");
    private static final Pattern RULE = Pattern.compile("([^{};]+)\\{");

    @Test
    void whatPagesNameOfTablerIsInItsPartOfTheStyles() throws IOException {
        Set<String> kept = selectors("/static/web/tabler.css");
        Set<String> words = words();
        assertThat(kept).contains(".card", ".btn-primary", ".form-control");
        assertThat(selectors("/META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css").stream()
                        .filter(selector -> words.containsAll(found(WORD, selector)))
                        .filter(selector -> !kept.contains(selector)))
                .as("to be kept: run bin/styles")
                .isEmpty();
    }

    /** All that templates, Java and our scripts say, in whatever place. */
    private static Set<String> words() throws IOException {
        Set<String> words = new TreeSet<>();
        for (String folder : List.of("src/main/jte", "src/main/java", "src/main/resources/static/web")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(jte|java|js)"))
                        .toList()) {
                    words.addAll(found(WORD, Files.readString(file)));
                }
            }
        }
        return words;
    }

    /** Those with classes; what speaks of states and attributes beside them is left out, as whether it can hold is not in words. */
    private static Set<String> selectors(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(StylesTest.class.getResourceAsStream(name), name)) {
            String css = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
            return RULE.matcher(css)
                    .results()
                    .map(rule -> rule.group(1))
                    .filter(rule -> !rule.startsWith("@") && !rule.contains("("))
                    .flatMap(rule -> Stream.of(rule.split(",")))
                    .map(String::strip)
                    .filter(each -> each.contains(".") && !each.contains(":") && !each.contains("["))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
