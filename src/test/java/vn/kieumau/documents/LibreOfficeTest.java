package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.kieumau.support.Refusals.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Golden;

/** Against a program that behaves as LibreOffice does, well and badly. */
class LibreOfficeTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] DOCX = "docx".getBytes(StandardCharsets.UTF_8);

    /** Before whatever a conversion does: the folder that it was told to put the file in. */
    private static final String OUT = "for each; do [ \"$before\" = --outdir ] && out=$each; before=$each; done\n";

    @TempDir
    Path folder;

    @Test
    void itsVersionIsToldAsLongAsItIsTheSameFile() throws IOException {
        Path program = stub("exit 0");
        LibreOffice office = office(program);
        assertThat(office.version()).contains("7.4.7.2");
        Files.writeString(program, Files.readString(program).replace("7.4.7.2", "24.8.1.2"));
        Files.setLastModifiedTime(program, FileTime.fromMillis(1_000_000));
        assertThat(office.version()).contains("24.8.1.2");
        Files.delete(program);
        assertThat(office.version()).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsNotThere() throws IOException {
        for (String told : List.of("LibreOffice 7.3.9.1 x", "LibreOffice 6.4.7.2", "OpenOffice 4.1", "")) {
            Path program = script("printf '%s\\n' '" + told + "'");
            assertThat(office(program).version()).as(told).isEmpty();
            refused(DocumentRefusal.CONVERTER_AWAY, () -> office(program).pdf(DOCX));
        }
        Path program = Files.writeString(folder.resolve("text"), "không chạy được");
        assertThat(office(program).version()).as("may not be run").isEmpty();
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.write(program, new byte[] {0x7F, 'E', 'L', 'F', 0});
        assertThat(office(program).version()).as("is no program").isEmpty();
        assertThat(office(folder).version()).isEmpty();
        assertThat(new LibreOffice(LibreOffice.OFF).version()).isEmpty();
        refused(DocumentRefusal.CONVERTER_AWAY, () -> new LibreOffice(LibreOffice.OFF).pdf(DOCX));
    }

    @Test
    void itIsRunAloneWithAFolderAndFontsOfItsOwnThatGoAfterwards() throws IOException {
        Path program = stub(OUT + """
                printf '%%s\\n' "$@" > %1$s/asked
                env > %1$s/env
                pwd > %1$s/where
                ls fonts > %1$s/fonts
                cat fonts.conf > %1$s/conf
                cat document.docx > "$out/document.pdf"
                # Nobody types anything.
                cat""".formatted(folder));
        assertThat(office(program).pdf(DOCX)).isEqualTo(DOCX);
        Path where = Path.of(said("where").strip());
        assertThat(where).doesNotExist();
        assertThat(said("asked").lines())
                .contains(
                        "--headless",
                        "--convert-to",
                        "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}",
                        "-env:UserInstallation=" + where.resolve("profile").toUri());
        assertThat(said("env")).contains("HOME=" + where, "FONTCONFIG_FILE=" + where.resolve("fonts.conf"));
        assertThat(said("env").lines().map(each -> each.split("=")[0]))
                .as("nothing of the server's own")
                .doesNotContain("KIEUMAU_DATABASE_PASSWORD", "JAVA_HOME", "USER");
        assertThat(said("fonts").lines()).hasSize(4).contains("LiberationSerif-Regular.ttf");
        assertThat(said("conf")).contains("<dir>" + where.resolve("fonts") + "</dir>");
    }

    @Test
    void whatEndsBadlyOrMakesNothingIsRefused() throws IOException {
        for (String way : List.of(OUT + "echo x > \"$out/document.pdf\"; echo hỏng; exit 1", "exit 0")) {
            refused(DocumentRefusal.CONVERTER_FAILED, () -> office(stub(way)).pdf(DOCX));
        }
    }

    @Test
    void whatHangsIsEndedWithAllThatItStarted() throws IOException {
        Path program = stub("""
                sleep 600 &
                echo $! > %1$s/started
                pwd > %1$s/where
                wait""".formatted(folder));
        LibreOffice office = new LibreOffice(program.toString(), Duration.ofMillis(700), SOON);
        refused(DocumentRefusal.CONVERTER_FAILED, () -> office.pdf(DOCX));
        long started = Long.parseLong(said("started").strip());
        until(() -> ProcessHandle.of(started).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(Path.of(said("where").strip())).doesNotExist();
    }

    @Test
    void oneIsMadeAtATime() throws Exception {
        Path program = stub(OUT + """
                touch %1$s/begun
                while [ ! -f %1$s/go ]; do sleep 0.05; done
                echo x > "$out/document.pdf\"""".formatted(folder));
        LibreOffice office = new LibreOffice(program.toString(), SOON, Duration.ofMillis(50));
        CompletableFuture<byte[]> first = CompletableFuture.supplyAsync(() -> office.pdf(DOCX));
        until(() -> Files.exists(folder.resolve("begun")));
        refused(DocumentRefusal.CONVERTER_BUSY, () -> office.pdf(DOCX));
        Files.createFile(folder.resolve("go"));
        assertThat(first.get(SOON.toSeconds(), TimeUnit.SECONDS)).isNotEmpty();
        assertThat(office.pdf(DOCX)).as("its turn again").isNotEmpty();
    }

    @Test
    void whereItIsInstalledADocxIsAnArchivalPdf() throws IOException {
        LibreOffice installed = new LibreOffice("");
        assumeTrue(installed.version().isPresent(), "LibreOffice is not installed");
        OfficialDocument report = OfficialDocumentsTest.report();
        byte[] docx =
                TemplateFile.of(Demo.word("Số: {{number}}", "{{content}}")).filled(report, TemplateFileTest.WORDS, "");
        byte[] made = installed.pdf(docx);
        assertThat(Golden.flaws(made))
                .as("PDF/A-2, but that it calls itself 2b rather than 2u")
                .allMatch(each -> each.startsWith("6.6.4: "));
        try (PDDocument pdf = Loader.loadPDF(made)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Số: 07/BC-CATP-PV01");
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<pdfaid:part>2</pdfaid:part>");
        }
    }

    private LibreOffice office(Path program) {
        return new LibreOffice(program.toString(), SOON, SOON);
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** @param conversion what it does when it is to convert */
    private Path stub(String conversion) throws IOException {
        return script(
                "if [ \"$1\" = --version ]; then echo 'LibreOffice 7.4.7.2 40(Build:2)'; exit; fi\n" + conversion);
    }

    private Path script(String lines) throws IOException {
        return program(folder, lines);
    }

    static Path program(Path folder, String lines) throws IOException {
        Path program = Files.writeString(folder.resolve("soffice"), "#!/bin/sh\n" + lines + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static void until(BooleanSupplier there) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
