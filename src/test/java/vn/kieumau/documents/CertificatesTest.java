package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import vn.kieumau.support.Golden;
import vn.kieumau.web.Messages;

class CertificatesTest {
    static final String URL = "https://kieumau.example/recognition/certificates/Zk3-a_9QmXw0TtVbC1yLrPf7";
    static final String WATERMARK = "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";

    final Certificates certificates = certificates();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phường \"trích\" 'dẫn' & <b>đậm</b> </p></div>",
                "<script>alert(1)</script><img src=\"file:///etc/passwd\"/>",
                "{0} {{x}} ${y} %s"
            })
    void marksOfCodeInANameAreLettersLikeAnyOther(String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(with(name, true)))) {
            assertThat(text(document)).contains(name);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Phường có tên rất dài ", "Đ"})
    void aNameOf250CharactersStaysOnTheOnePage(String part) throws IOException {
        String name = part.repeat(250).substring(0, 250).strip();
        try (PDDocument document = Loader.loadPDF(pdf(with(name, true)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document).replaceAll("\\s", "")).contains(name.replaceAll("\\s", ""));
        }
    }

    @Test
    void charactersThatXmlForbidsAreLeftOut() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(with("Phường\u0001 \uD800Bình\uFFFF An", false)))) {
            assertThat(text(document)).contains("Phường Bình An");
        }
    }

    @Test
    void anIllustrativeCertificateSaysThatItIsWorthless() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(with("Phường Nhật Tân", true)))) {
            String text = text(document);
            assertThat(text).contains(WATERMARK, "Số liệu minh hoạ", "Bản minh hoạ, không phải văn bản chính thức");
        }
    }

    @Test
    void aGenuineOneDoesNot() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(with("Phường Nhật Tân", false)))) {
            assertThat(text(document)).contains("Phường Nhật Tân").doesNotContain(WATERMARK, "Số liệu minh hoạ");
        }
    }

    @Test
    void itSaysWhatWasDecidedInReadableVietnamese() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(with("Phường Nhật Tân", true)))) {
            assertThat(text(document))
                    .contains(
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Độc lập - Tự do - Hạnh phúc",
                            "GIẤY CHỨNG NHẬN",
                            "Số: 01/2023/GCN/MINH-HOẠ",
                            "Phường Nhật Tân",
                            "Quận Tây Hồ, Thành phố Hà Nội",
                            "Theo Quyết định số 01/QĐ/MINH-HOẠ",
                            "ngày 20/11/2023",
                            "Công nhận ngày 20/11/2023",
                            "Người ký minh hoạ",
                            URL);
        }
    }

    @Test
    void itIsAnArchivalDocumentWithTitleLanguageAndEmbeddedFonts() throws IOException {
        byte[] bytes = pdf(with("Phường Nhật Tân", true));
        assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        try (PDDocument document = Loader.loadPDF(bytes)) {
            String metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).containsPattern("pdfaid:part(>|=\")2").containsPattern("pdfaid:conformance(>|=\")U");
            assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi");
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Giấy chứng nhận 01/2023/GCN/MINH-HOẠ: Phường Nhật Tân");
            for (var name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("LiberationSerif");
            }
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(document.getPage(0).getMediaBox().getHeight());
        }
    }

    @Test
    void theCodeOnPaperLeadsToTheConfirmation() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf(with("Phường Nhật Tân", true)))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            assertThat(vn.kieumau.web.QrCodeTest.read(page)).isEqualTo(URL);
        }
    }

    @Test
    void asDocxItSaysTheSameOnOneLandscapeSheet() throws Exception {
        byte[] bytes = docx(with("Phường \"trích\" & <b>đậm</b>", true));
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(bytes));
                XWPFWordExtractor extractor = new XWPFWordExtractor(word)) {
            assertThat(extractor.getText())
                    .contains(
                            WATERMARK,
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "GIẤY CHỨNG NHẬN",
                            "Số: 01/2023/GCN/MINH-HOẠ",
                            "Phường \"trích\" & <b>đậm</b>",
                            "Quận Tây Hồ, Thành phố Hà Nội",
                            "Theo Quyết định số 01/QĐ/MINH-HOẠ",
                            "Người ký minh hoạ",
                            "Bản minh hoạ, không phải văn bản chính thức",
                            URL);
            assertThat(word.getDocument().getBody().getSectPr().getPgSz().getOrient())
                    .isEqualTo(STPageOrientation.LANDSCAPE);
            assertThat(word.getAllPictures()).hasSize(1);
            BufferedImage code = ImageIO.read(
                    new ByteArrayInputStream(word.getAllPictures().get(0).getData()));
            assertThat(vn.kieumau.web.QrCodeTest.read(code)).isEqualTo(URL);
        }
        assertThat(docx(with("Phường \"trích\" & <b>đậm</b>", true))).isEqualTo(bytes);
        try (XWPFDocument word =
                        new XWPFDocument(new ByteArrayInputStream(docx(with("Phường Nhật\u0001 Tân", false))));
                XWPFWordExtractor extractor = new XWPFWordExtractor(word)) {
            assertThat(extractor.getText()).contains("Phường Nhật Tân").doesNotContain(WATERMARK);
        }
    }

    @Test
    void itLooksAsItDid() throws IOException {
        Golden.holds("certificate", pdf(with("Phường Nhật Tân", true)));
    }

    private byte[] docx(Certificate certificate) {
        return Objects.requireNonNull(
                certificates.download(certificate, "giay", DocumentFormat.DOCX).getBody());
    }

    private byte[] pdf(Certificate certificate) throws IOException {
        byte[] bytes = certificates.pdf(certificate);
        return bytes;
    }

    private static Certificate with(String unitName, boolean illustrative) {
        return new Certificate(
                "Bộ Công an",
                "Công an phường điển hình, kiểu mẫu về an ninh, trật tự và văn minh đô thị",
                "Công an phường điển hình, kiểu mẫu năm 2023",
                unitName,
                "Quận Tây Hồ, Thành phố Hà Nội",
                "01/2023/GCN/MINH-HOẠ",
                "01/QĐ/MINH-HOẠ",
                LocalDate.of(2023, 11, 20),
                "Người ký minh hoạ",
                LocalDate.of(2023, 11, 20),
                URL,
                List.of("Bản minh hoạ, không phải văn bản chính thức"),
                illustrative);
    }

    private static Certificates certificates() {
        try {
            Messages messages = new Messages();
            return new Certificates(
                    TemplateEngine.createPrecompiled(ContentType.Html), messages, new CertificateDocx(messages));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String text(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(false);
        return stripper.getText(document);
    }
}
