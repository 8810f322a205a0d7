package vn.kieumau.documents;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import vn.kieumau.kernel.Refused;

/**
 * Makes PDF/A of DOCX by the machine's own LibreOffice, where there is one: a program of its own each time, without a shell, in a folder of its
 * own with our fonts and no others of the machine, so that fonts are known; in bounded time, one at a time.
 */
@Component
class LibreOffice {
    static final String NAME = "LibreOffice";

    /** As a setting: there is none, whatever is installed. */
    static final String OFF = "off";

    private static final Logger LOG = LoggerFactory.getLogger(LibreOffice.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Whoever waits holds a connection to the database, of which there are few. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_WAITING = 2;

    /** After which a program that told nothing is asked again: it may only have been slow. */
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

    private static final Duration LONGEST_TO_TELL = Duration.ofSeconds(20);

    private static final List<String> USUAL = List.of(
            "/usr/lib/libreoffice/program/soffice",
            "/usr/lib64/libreoffice/program/soffice",
            "/opt/libreoffice/program/soffice",
            "/Applications/LibreOffice.app/Contents/MacOS/soffice",
            "C:\\Program Files\\LibreOffice\\program\\soffice.com");

    private static final Pattern VERSION = Pattern.compile("LibreOffice\\w* (\\d{1,4})\\.(\\d{1,4})[\\d.]*");

    /** The first that takes options of a filter as JSON. */
    private static final int MAJOR = 7;

    private static final int MINOR = 4;

    /** PDF/A-2b. */
    private static final String ARCHIVAL =
            "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}";

    private static final String SAID = "said.txt";
    private static final int SHOWN = 500;

    private static final String FONTS = """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
                <dir>%1$s/fonts</dir>
                <cachedir>%1$s/cache</cachedir>
                <alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
            </fontconfig>
            """;

    private final String setting;
    private final Duration longest;
    private final Duration patience;
    private final Semaphore turn = new Semaphore(1, true);

    private @Nullable Known known;

    /** @param setting the program; empty: looked for; {@link #OFF}: none */
    @Autowired
    LibreOffice(@Value("${kieumau.libreoffice:}") String setting) {
        this(setting, LONGEST, PATIENCE);
    }

    /**
     * @param longest after which a conversion is ended
     * @param patience for which it waits for its turn
     */
    LibreOffice(String setting, Duration longest, Duration patience) {
        this.setting = setting;
        this.longest = longest;
        this.patience = patience;
    }

    /**
     * What a program said of itself, as long as it is the same file.
     *
     * @param version empty: it cannot be used
     * @param asked by the clock of {@link System#nanoTime}
     * @param told whether it said a version, be it one that is too old
     */
    private record Known(Path program, FileTime changed, String version, long asked, boolean told) {
        boolean holds(Path asked, FileTime now) {
            return program.equals(asked)
                    && changed.equals(now)
                    && (told || System.nanoTime() - this.asked < ASKED_AGAIN.toNanos());
        }
    }

    private record Ended(boolean inTime, int code, String said) {}

    /** Which there is, as 7.4.7.2; empty: none that can be used. */
    Optional<String> version() {
        return usable().map(Known::version);
    }

    /** @throws Refused where there is none, or it does not come to an end, or to no PDF */
    byte[] pdf(byte[] docx) {
        Path program = usable().map(Known::program).orElseThrow(() -> new Refused(DocumentRefusal.CONVERTER_AWAY));
        try {
            Refused.when(turn.getQueueLength() >= MOST_WAITING, DocumentRefusal.CONVERTER_BUSY);
            Refused.when(!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS), DocumentRefusal.CONVERTER_BUSY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(DocumentRefusal.CONVERTER_BUSY);
        }
        try {
            return within(folder -> converted(program, docx, folder));
        } catch (IOException failed) {
            LOG.warn("{} was not run", program, failed);
            throw new Refused(DocumentRefusal.CONVERTER_FAILED);
        } finally {
            turn.release();
        }
    }

    private byte[] converted(Path program, byte[] docx, Path folder) throws IOException {
        Path in = Files.write(folder.resolve("document.docx"), docx);
        Path out = folder.resolve("document.pdf");
        Ended ended = run(
                folder,
                longest,
                program.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--convert-to",
                ARCHIVAL,
                "--outdir",
                folder.toString(),
                in.toString());
        if (!ended.inTime() || ended.code() != 0 || !Files.isRegularFile(out)) {
            LOG.warn("{}: in time: {}, exit code {}: {}", program, ended.inTime(), ended.code(), ended.said());
            throw new Refused(DocumentRefusal.CONVERTER_FAILED);
        }
        return Files.readAllBytes(out);
    }

    private Optional<Known> usable() {
        return program().map(this::known).filter(each -> !each.version().isEmpty());
    }

    private synchronized Known known(Path program) {
        try {
            FileTime changed = Files.getLastModifiedTime(program);
            Known before = known;
            if (before != null && before.holds(program, changed)) {
                return before;
            }
            Optional<String> version = within(folder -> told(program, folder));
            Known now = new Known(program, changed, version.orElse(""), System.nanoTime(), version.isPresent());
            known = now;
            return now;
        } catch (IOException failed) {
            LOG.warn("{} was not run: {}", program, failed.toString());
            return new Known(program, FileTime.fromMillis(0), "", System.nanoTime(), false);
        }
    }

    /** Empty text: too old. */
    private static Optional<String> told(Path program, Path folder) throws IOException {
        Ended ended = run(folder, LONGEST_TO_TELL, program.toString(), "--version");
        Matcher version = VERSION.matcher(ended.said());
        if (!ended.inTime() || !version.find()) {
            LOG.warn("{} does not tell its version: {}", program, ended.said());
            return Optional.empty();
        }
        int major = Integer.parseInt(version.group(1));
        if (major < MAJOR || major == MAJOR && Integer.parseInt(version.group(2)) < MINOR) {
            LOG.warn("{} is older than {}.{}: {}", program, MAJOR, MINOR, ended.said());
            return Optional.of("");
        }
        return Optional.of(version.group().replaceFirst("\\S+ ", ""));
    }

    private Optional<Path> program() {
        if (setting.equals(OFF)) {
            return Optional.empty();
        }
        if (!setting.isEmpty()) {
            return Optional.of(Path.of(setting)).filter(LibreOffice::runs);
        }
        Stream<Path> onPath = Stream.of(
                        Objects.toString(System.getenv("PATH"), "").split(Pattern.quote(File.pathSeparator)))
                .filter(each -> !each.isEmpty())
                .flatMap(each -> Stream.of(Path.of(each, "soffice"), Path.of(each, "libreoffice")));
        return Stream.concat(onPath, USUAL.stream().map(Path::of))
                .filter(LibreOffice::runs)
                .findFirst();
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static Ended run(Path folder, Duration longest, String... command) throws IOException {
        Path said = folder.resolve(SAID);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        // Nothing of the server's own, and the same layout whatever language the machine speaks.
        builder.environment()
                .keySet()
                .removeIf(name ->
                        !List.of("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT").contains(name.toUpperCase(Locale.ROOT)));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "Asia/Ho_Chi_Minh");
        builder.environment().put("SAL_USE_VCLPLUGIN", "svp");
        builder.environment().put("FONTCONFIG_FILE", fonts(folder).toString());
        Process process = builder.start();
        boolean inTime = false;
        try {
            process.getOutputStream().close();
            inTime = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            end(process);
        }
        try (InputStream first = Files.newInputStream(said)) {
            String text = new String(first.readNBytes(SHOWN), StandardCharsets.UTF_8).strip();
            return new Ended(inTime, inTime ? process.exitValue() : -1, text);
        }
    }

    /** It starts others; all of them end before their folder goes. */
    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().completeOnTimeout(each, 1, TimeUnit.SECONDS).join();
        }
    }

    private static Path fonts(Path folder) throws IOException {
        Path fonts = Files.createDirectories(folder.resolve("fonts"));
        for (String style : Paper.FONTS) {
            try (InputStream font = Paper.open(style)) {
                Files.copy(font, fonts.resolve("LiberationSerif-" + style + ".ttf"));
            }
        }
        return Files.writeString(folder.resolve("fonts.conf"), FONTS.formatted(folder));
    }

    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T within(Work<T> work) throws IOException {
        Path folder = Files.createTempDirectory("kieumau-libreoffice");
        try {
            return work.in(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
