package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.support.TemplateText;

/** Every word is there in both languages, and none is there for nothing. */
class MessagesTest {
    static final Locale VIETNAMESE = View.VIETNAMESE;
    static final Pattern KEY = Pattern.compile("[\"']([a-z_]+(?:\\.[A-Za-z_]+)+\\.?)[\"']");
    static final Pattern ASKED = Pattern.compile("view\\.t\\(\"([a-z_]+(?:\\.[A-Za-z_]+)+)\"\\s*[,)]");

    final Messages messages = messages();
    final Map<String, String> vietnamese = messages.all(VIETNAMESE);
    final Map<String, String> english = messages.all(Locale.ENGLISH);

    @Test
    void everyMessageExistsInBothLanguages() {
        assertThat(vietnamese).hasSizeGreaterThan(300);
        assertThat(english.keySet()).isEqualTo(vietnamese.keySet());
        assertThat(english).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        vietnamese.forEach(
                (key, text) -> assertThat(arguments(english.get(key))).as(key).isEqualTo(arguments(text)));
    }

    @Test
    void everyMessageReadsWellAsAPattern() {
        Stream.concat(vietnamese.entrySet().stream(), english.entrySet().stream())
                .forEach(each -> assertThat(
                                new MessageFormat(each.getValue()).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9}))
                        .as(each.getKey())
                        .doesNotContain("{", "}", "''"));
    }

    @Test
    void englishIsNotVietnameseLeftOver() {
        Set<String> keptOnPurpose = Set.of(
                "web.language.vi", "recognition.void.stamp", "web.product", "recognition.signatory.illustrative");
        assertThat(english.entrySet().stream()
                        .filter(each -> !keptOnPurpose.contains(each.getKey()))
                        // what stands on paper is Vietnamese in whatever language it is read
                        .filter(each -> !each.getKey().startsWith("documents.certificate."))
                        .filter(each ->
                                each.getValue().matches("(?s).*[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ].*"))
                        .map(Map.Entry::getKey)
                        .filter(key -> !english.get(key).matches(".*“[^”]*”.*")))
                .isEmpty();
    }

    @Test
    void everyKeyThatATemplateAsksForExists() throws IOException {
        List<String> asked = new ArrayList<>();
        for (String source : sources("src/main/jte")) {
            Matcher key = ASKED.matcher(source);
            while (key.find()) {
                asked.add(key.group(1));
            }
        }
        assertThat(asked).hasSizeGreaterThan(200);
        assertThat(vietnamese.keySet()).containsAll(asked);
    }

    @Test
    void everyRefusalHasItsSentence() {
        List<Refusal> refusals = refusals();
        assertThat(refusals).hasSizeGreaterThan(40);
        assertThat(vietnamese.keySet())
                .containsAll(refusals.stream().map(Refusal::key).toList());
    }

    @Test
    void noMessageIsUnused() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String source : sources("src/main/jte", "src/main/java")) {
            Matcher key = KEY.matcher(source);
            while (key.find()) {
                named.add(key.group(1));
            }
        }
        refusals().forEach(refusal -> named.add(refusal.key()));
        Set<String> unused = new TreeSet<>(vietnamese.keySet());
        unused.removeIf(key ->
                named.contains(key) || named.stream().anyMatch(each -> each.endsWith(".") && key.startsWith(each)));
        assertThat(unused).isEmpty();
    }

    /** MessageFormat takes a lone apostrophe for a quotation mark and swallows it, with all placeholders after it. */
    @Test
    void everyApostropheIsDoubled() {
        List<String> swallowed = Stream.of(View.VIETNAMESE, Locale.ENGLISH)
                .flatMap(language -> messages.all(language).entrySet().stream())
                .filter(each -> each.getValue().replace("''", "").contains("'"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(swallowed).isEmpty();
    }

    @Test
    void noTemplateHoldsWordsOfItsOwn() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(TemplateText.of(Files.readString(template)))
                        .as(template.toString())
                        .isIn("", "SHA", "KB");
            }
        }
        assertThat(
                        TemplateText.of(
                                "@template.web.layout(title = view.t(\"web.yes\"), content = @`<p title=\"Lời\">@if(x(1))Xin chào@endif</p>`)"))
                .isEqualTo("Xin chào Lời");
    }

    private static List<Refusal> refusals() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        return scanner.findCandidateComponents("vn.kieumau").stream()
                .map(found -> constants(found.getBeanClassName()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Refusal> constants(String name) {
        try {
            Object[] constants = Class.forName(name).getEnumConstants();
            return constants == null
                    ? List.of()
                    : Stream.of(constants).map(Refusal.class::cast).toList();
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher found = Pattern.compile("\\{(\\d)").matcher(text);
        while (found.find()) {
            arguments.add(found.group(1));
        }
        return arguments;
    }

    private static List<String> sources(String... roots) throws IOException {
        List<String> sources = new ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static Messages messages() {
        try {
            return new Messages();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
