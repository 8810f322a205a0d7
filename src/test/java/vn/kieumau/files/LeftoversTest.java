package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kieumau.support.ApplicationTest;

/** What uploads leave behind goes; what is linked, or still under way, stays. Acts in transactions of its own. */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class LeftoversTest {
    static final OffsetDateTime AT = OffsetDateTime.parse("2023-11-24T09:00:00+07:00");

    @Autowired
    Blobs blobs;

    @Autowired
    Leftovers leftovers;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${kieumau.data}")
    Path data;

    final byte[] content = Bytes.text("nội dung riêng " + UUID.randomUUID());

    @BeforeEach
    void forgetThoseOfOtherTests() {
        leftovers.remove();
    }

    @Test
    void theFileOfARolledBackUploadGoes() {
        Path file = stored(true);
        assertThat(file).exists();
        assertThat(leftovers.remove()).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(data.resolve("files/pending")).isEmptyDirectory();
    }

    @Test
    void theFileOfACommittedUploadStaysAndNothingIsLeftOfItsMark() {
        Path file = stored(false);
        assertThat(data.resolve("files/pending")).isEmptyDirectory();
        assertThat(leftovers.remove()).isZero();
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aPartThatTheServerReceivedAndNobodyReadGoesAfterAnHour() throws IOException {
        Path uploads = data.resolve("uploads");
        Path old = Files.createTempFile(uploads, "upload_", ".tmp");
        Files.setLastModifiedTime(
                old, FileTime.from(OffsetDateTime.now().minusHours(2).toInstant()));
        Path underWay = Files.createTempFile(uploads, "upload_", ".tmp");
        assertThat(leftovers.remove()).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(underWay).exists();
        Files.delete(underWay);
    }

    /** As if the machine had stopped right after the commit. */
    @Test
    void aMarkWhoseRowIsThereGoesAlone() throws IOException {
        Path file = stored(false);
        Path mark = Files.createFile(data.resolve("files/pending").resolve(file.getFileName()));
        assertThat(leftovers.remove()).isZero();
        assertThat(mark).doesNotExist();
        assertThat(file).hasBinaryContent(content);
    }

    /** As if it had stopped while the file was received. */
    @Test
    void aHalfReceivedFileGoes() throws IOException {
        Path half = Files.writeString(data.resolve("files/incoming/upload123"), "nửa");
        assertThat(leftovers.remove()).isEqualTo(1);
        assertThat(half).doesNotExist();
    }

    @Test
    void theSameContentStoredByOneAndRolledBackByAnotherStays() {
        Path file = stored(false);
        stored(true);
        assertThat(leftovers.remove()).isZero();
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void nothingGoesWhileAnUploadIsUnderWay() {
        Path leftBefore = stored(true);
        byte[] other = Bytes.text("nội dung khác " + UUID.randomUUID());
        new TransactionTemplate(transactions).executeWithoutResult(underWay -> {
            Blob blob = blobs.store(file -> Files.write(file, other), "b.txt", AT);
            TransactionTemplate beside = new TransactionTemplate(transactions);
            beside.setPropagationBehavior(Propagation.REQUIRES_NEW.value());
            Integer removed = beside.execute(status -> leftovers.remove());
            assertThat(removed).isZero();
            assertThat(Blobs.path(data.resolve("files"), blob.sha256())).hasBinaryContent(other);
        });
        assertThat(leftovers.remove()).isEqualTo(1);
        assertThat(leftBefore).doesNotExist();
    }

    /** A file that no upload here ever marked is none of our business, row or not. */
    @Test
    void whatNobodyMarkedStays() throws IOException {
        Path foreign = Blobs.path(data.resolve("files"), "ab".repeat(32));
        Files.createDirectories(foreign.getParent());
        Files.write(foreign, content);
        leftovers.remove();
        assertThat(foreign).exists();
        Files.delete(foreign);
    }

    private Path stored(boolean rolledBack) {
        Blob blob = new TransactionTemplate(transactions).execute(status -> {
            if (rolledBack) {
                status.setRollbackOnly();
            }
            return blobs.store(file -> Files.write(file, content), "a.txt", AT);
        });
        return Blobs.path(data.resolve("files"), blob.sha256());
    }
}
