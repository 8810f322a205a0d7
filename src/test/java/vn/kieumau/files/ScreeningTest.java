package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.Samples;

/** What is found in whole files, and where. */
class ScreeningTest {
    private static final String PHONE = "Điện thoại 0912 345 678";

    @TempDir
    Path folder;

    @Test
    void ordinaryFilesPassAndBiMatIsNoMark() throws IOException {
        String text = "Bảo vệ bí mật nhà nước; QUY ĐỊNH VỀ BẢO MẬT";
        assertThat(pass("a.pdf", Samples.pdf(text)).found()).isEqualTo("text");
        assertThat(pass("a.docx", Samples.docx(text)).found()).isEqualTo("text");
        assertThat(pass("a.xlsx", Samples.xlsx(text, "=912345678")).found()).isEqualTo("text");
        assertThat(pass("a.csv", Bytes.text("phường;số vụ\nNhật Tân;0\n")).found())
                .isEqualTo("text");
        assertThat(pass("a.jpg", Samples.jpeg()).found()).isEqualTo("no_text");
    }

    @Test
    void theyAreFoundOnTheirPageInEveryKindOfFile() throws IOException {
        assertThat(hits("a.pdf", Samples.pdf("Báo cáo", PHONE))).containsExactly(new Hit(Hit.Kind.PHONE, 2));
        assertThat(hits("a.pdf", Samples.pdf("CÔNG AN\nMẬT\nSố 01", "Báo cáo")))
                .containsExactly(new Hit(Hit.Kind.SECRECY_MARK, 1));
        assertThat(hits("a.docx", Samples.docx("Báo cáo", PHONE))).containsExactly(new Hit(Hit.Kind.PHONE, 1));
        assertThat(hits("a.xlsx", Samples.xlsx("Họ tên", "001203000123")))
                .containsExactly(new Hit(Hit.Kind.CITIZEN_CARD, 1));
        assertThat(hits("a.csv", Bytes.text("tên;số\nA;0912345678\n"))).containsExactly(new Hit(Hit.Kind.PHONE, 1));
    }

    @Test
    void theWorkbookOfAChartIsLookedThroughToo() throws IOException {
        String chart = "word/embeddings/Microsoft_Excel_Sheet1.xlsx";
        byte[] plain = Samples.with(Samples.docx("Báo cáo"), chart, Samples.xlsx("Phường", "=3"));
        assertThat(pass("a.docx", plain).found()).isEqualTo("text");
        byte[] telling = Samples.with(Samples.docx("Báo cáo"), chart, Samples.xlsx(PHONE));
        assertThat(hits("a.docx", telling)).containsExactly(new Hit(Hit.Kind.PHONE, 2));
        byte[] within = Samples.with(Samples.xlsx("a"), "xl/embeddings/a.xlsx", Samples.xlsx("a"));
        assertThat(refusal("a.docx", Samples.with(Samples.docx("Báo cáo"), chart, within)))
                .isEqualTo(FilesRefusal.EMBEDDED);
    }

    @Test
    void scansAreMarkedAsUnread() throws IOException {
        assertThat(pass("a.pdf", Samples.pdf("")).found()).isEqualTo("no_text");
        assertThat(pass("a.pdf", Samples.pdf("Bìa", "")).found())
                .as("one page of it is a picture")
                .isEqualTo("no_text");
    }

    private Screening.Passed pass(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("upload"), content);
        return Screening.pass(file, name, name, false);
    }

    private java.util.List<Hit> hits(String name, byte[] content) {
        return catchThrowableOfType(Suspected.class, () -> pass(name, content)).hits();
    }

    private Refusal refusal(String name, byte[] content) {
        return catchThrowableOfType(Refused.class, () -> pass(name, content)).refusal();
    }
}
