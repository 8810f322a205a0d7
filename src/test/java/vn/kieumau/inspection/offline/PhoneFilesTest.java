package vn.kieumau.inspection.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.kieumau.support.PhoneInHand;

/** What a phone keeps of the application is told apart by a version: it has to change when anything of it does. */
class PhoneFilesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path FOLDER = RESOURCES.resolve("static/inspection/phone");
    private static final Path WORKER = FOLDER.resolve("worker.js");
    private static final Pattern VERSION = Pattern.compile("const VERSION = \"(\\w+)\";");
    private static final Pattern KEPT = Pattern.compile("^ {2}(?:\"([^\"]+)\"|SHELL),$", Pattern.MULTILINE);

    @Test
    void theVersionIsTheHashOfWhatIsKept() throws IOException {
        String worker = Files.readString(WORKER);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(VERSION.matcher(worker).replaceAll("").getBytes(StandardCharsets.UTF_8));
        for (Path each : kept()) {
            all.write(Files.readAllBytes(each));
        }
        String version = PhoneInHand.sha256(all.toByteArray()).substring(0, 16);
        if (Boolean.getBoolean("kieumau.write-docs")) {
            Files.writeString(WORKER, VERSION.matcher(worker).replaceAll("const VERSION = \"" + version + "\";"));
        }
        Matcher written = VERSION.matcher(Files.readString(WORKER));
        assertThat(written.find()).isTrue();
        assertThat(written.group(1)).as("-Dkieumau.write-docs=true writes it").isEqualTo(version);
    }

    @Test
    void everythingThatThePhoneNeedsIsKept() throws IOException {
        List<String> kept = KEPT.matcher(Files.readString(WORKER))
                .results()
                .map(found -> found.group(1) == null ? "" : found.group(1))
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(kept)
                    .containsAll(files.map(file -> "/inspection/phone/" + file.getFileName())
                            // the one is what keeps, the other is of the page that takes along
                            .filter(file -> !file.endsWith("/worker.js") && !file.endsWith("/take.js"))
                            .toList());
        }
        assertThat(kept).contains("", "/web/tabler.css", "/web/kieumau.css");
    }

    private static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return Stream.of(
                            files.filter(file -> !file.equals(WORKER)),
                            Stream.of(
                                    RESOURCES.resolve("static/web/tabler.css"),
                                    RESOURCES.resolve("static/web/kieumau.css"),
                                    RESOURCES.resolve("static/web/icon.svg"),
                                    RESOURCES.resolve("messages/inspection.properties"),
                                    RESOURCES.resolve("messages/inspection_en.properties"),
                                    Path.of("src/main/jte/inspection/phone.jte")))
                    .flatMap(each -> each)
                    .sorted()
                    .toList();
        }
    }
}
