package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.web.Messages;

@ApplicationTest
class BlobsTest {
    static final OffsetDateTime AT = OffsetDateTime.parse("2023-11-24T09:00:00+07:00");

    @Autowired
    Blobs blobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${kieumau.data}")
    Path data;

    static Stream<Arguments> whatIsNotLetIn() {
        return Stream.of(
                refused("báo cáo.pdf", Bytes.text("<!DOCTYPE html><html><script>alert(1)</script></html>")),
                refused("no-doctype.txt", Bytes.text(" \n<html><body>x</body></html>")),
                refused("fragment.csv", Bytes.text("\uFEFF  <script>alert(1)</script>")),
                refused("ảnh.png", Bytes.text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
                refused("ảnh.svg", Bytes.text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                refused("a.pdf", Bytes.executable()),
                refused("a.png", Bytes.linuxProgram()),
                refused("a.txt", Bytes.text("#!/bin/sh\nrm -rf /\n")),
                refused("a.docx", Bytes.zip("readme.txt")),
                refused("a.docx", Bytes.zip("[Content_Types].xml", "word/document.xml")),
                refused("a.docx", Arrays.copyOf(Bytes.docx(), 60)),
                refused("a.docx", Bytes.office(Bytes.WORD_WITH_MACROS, "word/document.xml")),
                refused("a.docx", Bytes.office(Bytes.WORD, "word/document.xml", "word/vbaProject.bin")),
                refused("a.jar", Bytes.zip("META-INF/MANIFEST.MF")),
                refused("a.csv", Bytes.gzip()),
                refused("a.gif", Bytes.text("GIF89a")),
                refused("script.js", Bytes.text("alert(1)")),
                refused("no-ending", Bytes.text("chữ thường")),
                refused("a.txt", Bytes.hex("c3 28 41")),
                refused("a.txt", Bytes.hex("41 c3")),
                refused("a.csv", Bytes.hex("41 00 42")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsNotLetIn(String name, byte[] content) {
        Refused refused = refusalOf(name, file -> Files.write(file, content));
        assertThat(refused.refusal()).isEqualTo(FilesRefusal.TYPE);
        assertThat(refused.refusal().status()).isEqualTo(415);
        assertThat(messages.text(Locale.forLanguageTag("vi"), refused)).contains(name, "PDF", "20 MB");
        assertThat(messages.text(Locale.ENGLISH, refused)).contains(name, "PDF", "20 MB");
        assertThat(incoming()).isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(refusalOf("rỗng.pdf", file -> {}).refusal()).isEqualTo(FilesRefusal.EMPTY);
    }

    @Test
    void oneByteAboveTheLimitIsRefused() {
        Refusal refusal = refusalOf("lớn.pdf", file -> {
                    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                        large.setLength(Blobs.LIMIT + 1);
                    }
                })
                .refusal();
        assertThat(refusal).isEqualTo(FilesRefusal.TOO_LARGE);
        assertThat(refusal.status()).isEqualTo(413);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void exactlyTheLimitIsLetIn() {
        byte[] content = new byte[(int) Blobs.LIMIT];
        Arrays.fill(content, (byte) 'a');
        assertThat(blobs.store(file -> Files.write(file, content), "vừa.txt", AT)
                        .size())
                .isEqualTo(Blobs.LIMIT);
    }

    @Test
    void aRefusalRepeatsOnlyTheStartOfAnEndlessName() {
        Refused refused = refusalOf("x".repeat(10_000), file -> {});
        assertThat(messages.text(Locale.ENGLISH, refused)).hasSizeLessThan(300);
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void nothingIsStoredOutsideATransaction() {
        assertThatThrownBy(() -> blobs.store(file -> Files.write(file, Bytes.pdf()), "a.pdf", AT))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    static Stream<Arguments> whatIsLetIn() {
        return Stream.of(
                Arguments.of("a.pdf", Bytes.pdf(), "application/pdf"),
                Arguments.of("đuôi-sai.txt", Bytes.pdf(), "application/pdf"),
                Arguments.of("a.png", Bytes.png(), "image/png"),
                Arguments.of("a.jpg", Bytes.jpeg(), "image/jpeg"),
                Arguments.of("a.webp", Bytes.webp(), "image/webp"),
                Arguments.of(
                        "a.docx",
                        Bytes.docx(),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                Arguments.of(
                        "a.xlsx", Bytes.xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                Arguments.of("bảng.csv", Bytes.text("\uFEFFphường;số vụ\nPhường Nhật Tân;0\n"), "text/csv"),
                Arguments.of("dài.txt", Bytes.text("Công an phường kiểu mẫu – ".repeat(3000)), "text/plain"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void whatIsLetIn(String name, byte[] content, String mediaType) throws IOException {
        Blob blob = blobs.store(file -> Files.write(file, content), name, AT);
        assertThat(blob.mediaType()).isEqualTo(mediaType);
        StoredFile file = blobs.open(blob.sha256()).orElseThrow();
        assertThat(file.size()).isEqualTo(content.length);
        assertThat(file.path()).hasBinaryContent(content);
        assertThat(data.resolve("files").relativize(file.path()))
                .asString()
                .matches("[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}");
        assertThat(incoming()).isEmpty();
    }

    @Test
    void theSameContentIsKeptOnceUnderWhateverName() {
        byte[] content = Bytes.text("cùng nội dung " + UUID.randomUUID());
        Blob first = blobs.store(file -> Files.write(file, content), "một.txt", AT);
        Blob second = blobs.store(file -> Files.write(file, content), "hai.csv", AT.plusDays(1));
        assertThat(second).isEqualTo(first);
        assertThat(rows(first.sha256())).isEqualTo(1);
    }

    @Test
    void aDamagedFileIsMendedWhenItsContentComesAgain() throws IOException {
        byte[] content = Bytes.text("nội dung đúng " + UUID.randomUUID());
        Blob blob = blobs.store(file -> Files.write(file, content), "a.txt", AT);
        Path file = blobs.open(blob.sha256()).orElseThrow().path();
        Files.writeString(file, "hỏng");
        blobs.store(into -> Files.write(into, content), "a.txt", AT);
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aRolledBackTransactionLeavesNoRow() {
        byte[] content = Bytes.text("bị huỷ " + UUID.randomUUID());
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        String sha256 = apart.execute(status -> {
            status.setRollbackOnly();
            return blobs.store(file -> Files.write(file, content), "a.txt", AT).sha256();
        });
        assertThat(blobs.open(sha256)).isEmpty();
        assertThat(rows(sha256)).isZero();
    }

    @Test
    void anUnknownHashOpensNothing() {
        assertThat(blobs.open("0".repeat(64))).isEmpty();
        assertThat(blobs.open("../../etc/passwd")).isEmpty();
    }

    private static Arguments refused(String name, byte[] content) {
        return Arguments.of(name, content);
    }

    private Refused refusalOf(String name, Blobs.Content content) {
        try {
            blobs.store(content, name, AT);
        } catch (Refused refused) {
            return refused;
        }
        throw new AssertionError(name + " was let in");
    }

    private int rows(String sha256) {
        return jdbc.sql("select count(*) from files.blob where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
    }

    private List<Path> incoming() {
        try (Stream<Path> files = Files.list(data.resolve("files/incoming"))) {
            return files.toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
