package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.documents.OfficialDocument.Signature;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.support.Golden;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

class OfficialDocumentsTest {
    private static final String SENTENCE =
            "Các đơn vị đã triển khai nghiêm túc, đúng tiến độ; ý thức chấp hành kỷ luật, kỷ cương được nâng lên rõ rệt, ";

    final OfficialDocuments documents = documents();

    @ParameterizedTest
    @EnumSource(value = DocumentFormat.class, names = "SIGNED", mode = EnumSource.Mode.EXCLUDE)
    void theSameValueIsTheSameFile(DocumentFormat format) {
        byte[] once = documents.file(report(), format);
        assertThat(documents.file(report(), format)).isEqualTo(once);
        assertThat(documents.file(report().issued(8, report().date()), format)).isNotEqualTo(once);
    }

    @Test
    void noFileSaysWhenItWasMade() throws IOException {
        String now = LocalDate.now(View.ZONE).toString().substring(0, 7);
        try (PDDocument pdf = pdf(report())) {
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2023-11-23T17:00:00Z");
            assertThat(metadata(pdf)).contains("2023-11-24T00:00:00+07:00").doesNotContain(now);
        }
        try (ZipInputStream parts =
                new ZipInputStream(new ByteArrayInputStream(documents.file(report(), DocumentFormat.DOCX)))) {
            int seen = 0;
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                assertThat(part.getTimeLocal()).as(part.getName()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
                assertThat(new String(parts.readAllBytes(), StandardCharsets.UTF_8))
                        .as(part.getName())
                        .doesNotContain(now);
                seen++;
            }
            assertThat(seen).isGreaterThan(5);
        }
    }

    @Test
    void thePdfIsArchivalAndItsWordsAreReadable() throws IOException {
        try (PDDocument pdf = pdf(report())) {
            assertThat(metadata(pdf))
                    .containsPattern("pdfaid:part(>|=\")2")
                    .containsPattern("pdfaid:conformance(>|=\")U");
            assertThat(pdf.getDocumentCatalog().getOutputIntents()).hasSize(1);
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Độc lập - Tự do - Hạnh phúc",
                            "BỘ CÔNG AN",
                            "CÔNG AN THÀNH PHỐ HÀ NỘI",
                            "Số: 07/BC-CATP-PV01",
                            "Hà Nội, ngày 24 tháng 11 năm 2023",
                            "BÁO CÁO",
                            "Kết quả sơ kết: Công an phường điển hình, kiểu mẫu năm 2023",
                            SENTENCE.strip(),
                            "Phường Nhật Tân",
                            "Nơi nhận:",
                            "- Bộ Công an;",
                            "- Lưu: VT, PV01.",
                            "KT. GIÁM ĐỐC",
                            "PHÓ GIÁM ĐỐC",
                            "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
        }
    }

    /** Centred in the top margin, and not on the first page. */
    @Test
    void pagesAreNumberedFromTheSecondOn() throws IOException {
        try (PDDocument pdf = pdf(report())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(2);
            assertThat(topMargin(pdf, 0)).isEmpty();
            assertThat(topMargin(pdf, 1)).isEqualTo("2");
        }
    }

    private static String topMargin(PDDocument pdf, int page) throws IOException {
        PDFTextStripperByArea area = new PDFTextStripperByArea();
        area.addRegion("margin", new Rectangle(200, 0, 220, 56));
        area.extractRegions(pdf.getPage(page));
        return area.getTextForRegion("margin").strip();
    }

    @Test
    void itLooksAsItDid() throws IOException {
        Golden.holds("official", documents.file(report(), DocumentFormat.PDF));
        BufferedImage golden = Golden.picture("official");
        assertThat(Golden.difference(
                        golden,
                        Golden.picture(documents.file(report().issued(123, report().date()), DocumentFormat.PDF))))
                .as("finds another number")
                .isPositive();
        assertThat(Golden.difference(golden, Golden.picture(documents.file(letter(), DocumentFormat.PDF))))
                .as("finds another layout")
                .isGreaterThan(Golden.TOLERANCE);
    }

    @Test
    void veraPdfFindsFlaws() throws IOException {
        byte[] pdf = documents.file(report(), DocumentFormat.PDF);
        String without = new String(pdf, StandardCharsets.ISO_8859_1).replace("/OutputIntents", "/OutputIntentx");
        assertThat(Golden.flaws(without.getBytes(StandardCharsets.ISO_8859_1))).isNotEmpty();
    }

    /** Where in a line a date falls depends on what stands before it. */
    @Test
    void datesNumbersAndSymbolsAreNeverBroken() throws IOException {
        List<Block> content = new ArrayList<>();
        for (int before = 0; before < 40; before++) {
            content.add(new Paragraph("a".repeat(before % 9) + " chữ".repeat(before % 17 + 8)
                    + " ngày 01/12/2023 số 556/KH-BCA-V05 được 1.234.567 lượt; tỷ lệ 99,5%"));
        }
        try (PDDocument pdf = pdf(of(DocumentType.REPORT, "BC-X", List.of(), content, false))) {
            String text = new PDFTextStripper().getText(pdf);
            for (String whole : List.of("01/12/2023", "556/KH-BCA-V05", "1.234.567", "99,5%")) {
                assertThat(text.split(java.util.regex.Pattern.quote(whole), -1))
                        .as(whole)
                        .hasSize(41);
            }
        }
    }

    @Test
    void norInCellsHoweverFullTheTable() throws IOException {
        String much = "Hồ sơ, tài liệu kiểm chứng kèm theo báo cáo ".repeat(3).strip();
        List<String> row = List.of("128", "Phường Trần Hưng Đạo", "01/NQ-MINH-HOẠ", much, "23/11/2023", much);
        Table full =
                new Table(List.of("TT", "Đơn vị", "Số, ký hiệu", "Nội dung", "Ngày đến", "Ghi nhận"), List.of(row));
        Table unbroken =
                new Table(List.of("TT", "Nội dung", "Ngày"), List.of(List.of("1", "x".repeat(200), "23/11/2023")));
        Table wide = new Table(
                List.of("A", "B", "C", "D", "Ngày"),
                List.of(List.of("W".repeat(24), "W".repeat(24), "W".repeat(24), "W".repeat(24), "23/11/2023")));
        for (Table each : List.of(full, unbroken, wide)) {
            OfficialDocument document = of(DocumentType.REPORT, "BC-X", List.of(), List.of(each), false);
            try (PDDocument pdf = pdf(document)) {
                assertThat(new PDFTextStripper().getText(pdf)).contains("23/11/2023");
                assertThat(rightmost(pdf)).as("15 mm from the edge").isLessThan(595 - 42);
            }
            assertThat(java.util.Arrays.stream(each.widths()).sum()).isEqualTo(100);
        }
        try (PDDocument pdf = pdf(of(DocumentType.REPORT, "BC-X", List.of(), List.of(full), false))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("01/NQ-MINH-HOẠ", "128");
        }
        assertThat(full.widths()[0]).isLessThan(full.widths()[3] / 2);
    }

    private static float rightmost(PDDocument pdf) throws IOException {
        float[] most = {0};
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
                most[0] = Math.max(most[0], text.getXDirAdj() + text.getWidthDirAdj());
            }
        }.getText(pdf);
        return most[0];
    }

    @Test
    void aSignatureNeverStandsAlone() throws IOException {
        for (int lines = 24; lines < 34; lines++) {
            List<Block> content = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                content.add(new Paragraph("Đoạn " + line));
            }
            content.add(new Paragraph("Đoạn sau cùng"));
            OfficialDocument document = of(DocumentType.REPORT, "BC-X", List.of(), content, false);
            try (PDDocument pdf = pdf(document)) {
                PDFTextStripper last = new PDFTextStripper();
                last.setStartPage(pdf.getNumberOfPages());
                assertThat(last.getText(pdf)).contains("Nơi nhận", "Đoạn sau cùng");
            }
            try (XWPFDocument word = word(document)) {
                List<XWPFParagraph> paragraphs = word.getParagraphs();
                assertThat(paragraphs.get(paragraphs.size() - 1).isKeepNext()).isTrue();
                assertThat(paragraphs.get(paragraphs.size() - 2).isKeepNext()).isTrue();
            }
        }
    }

    @Test
    void anAppendixFollowsTheSignatureOnAPageOfItsOwn() throws IOException {
        OfficialDocument document = of(
                        DocumentType.DECISION,
                        "QĐ-BCA-V05",
                        List.of(),
                        List.of(
                                new OfficialDocument.Centred("BỘ TRƯỞNG BỘ CÔNG AN"),
                                new OfficialDocument.Basis("Căn cứ Luật Công an nhân dân;"),
                                new Paragraph("Điều 1."),
                                new OfficialDocument.Annex("DANH SÁCH"),
                                new Table(List.of("Phường"), List.of(List.of("Nhật Tân")))),
                        false)
                .issued(3, LocalDate.of(2023, 1, 5));
        try (PDDocument pdf = pdf(document);
                XWPFDocument word = word(document)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            assertThat(second.getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "PHỤ LỤC DANH SÁCH (Kèm theo Quyết định số 03/QĐ-BCA-V05 ngày 05 tháng 01 năm 2023",
                            "Nhật Tân");
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("BỘ TRƯỞNG BỘ CÔNG AN", "Căn cứ Luật Công an nhân dân;", "PHỤ LỤC");
        }
    }

    @Test
    void theWordFileHasTheSheetOfTheDecree() throws IOException {
        try (XWPFDocument word = word(report())) {
            CTSectPr section = word.getDocument().getBody().getSectPr();
            assertThat(millimetres(section.getPgSz().getW())).isEqualTo(210);
            assertThat(millimetres(section.getPgSz().getH())).isEqualTo(297);
            assertThat(millimetres(section.getPgMar().getTop())).isBetween(20L, 25L);
            assertThat(millimetres(section.getPgMar().getBottom())).isBetween(20L, 25L);
            assertThat(millimetres(section.getPgMar().getLeft())).isBetween(30L, 35L);
            assertThat(millimetres(section.getPgMar().getRight())).isBetween(15L, 20L);
            assertThat(section.isSetTitlePg()).as("a first page of its own").isTrue();
            assertThat(word.getHeaderList()).hasSize(2);
            assertThat(word.getHeaderFooterPolicy().getFirstPageHeader().getText())
                    .isBlank();
            XWPFParagraph number =
                    word.getHeaderFooterPolicy().getDefaultHeader().getParagraphArray(0);
            assertThat(number.getAlignment()).isEqualTo(ParagraphAlignment.CENTER);
            assertThat(number.getCTP().getFldSimpleArray(0).getInstr()).isEqualTo("PAGE");
        }
    }

    private static long millimetres(Object twips) {
        return Math.round(Long.parseLong(twips.toString()) * 25.4 / 1440);
    }

    @Test
    void theWordFileHasHeadContentAndFoot() throws IOException {
        try (XWPFDocument word = word(report())) {
            XWPFTable head = word.getTables().get(0);
            assertThat(head.getRow(0).getCell(1).getWidth())
                    .as("or the national title breaks")
                    .isGreaterThanOrEqualTo(5700);
            assertThat(head.getRow(0).getCell(0).getText()).contains("BỘ CÔNG AN", "CÔNG AN THÀNH PHỐ HÀ NỘI");
            assertThat(head.getRow(0).getCell(1).getText())
                    .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc");
            assertThat(head.getRow(1).getCell(0).getText()).isEqualTo("Số: 07/BC-CATP-PV01");
            assertThat(head.getRow(1).getCell(1).getText()).isEqualTo("Hà Nội, ngày 24 tháng 11 năm 2023");
            assertThat(head.getRow(0)
                            .getCell(1)
                            .getParagraphArray(0)
                            .getRuns()
                            .get(0)
                            .isBold())
                    .isTrue();
            List<String> paragraphs =
                    word.getParagraphs().stream().map(XWPFParagraph::getText).toList();
            assertThat(paragraphs)
                    .containsSubsequence(
                            "BÁO CÁO", "Kết quả sơ kết: Công an phường điển hình, kiểu mẫu năm 2023", "I. KẾT QUẢ");
            XWPFParagraph said = word.getParagraphs().stream()
                    .filter(each -> each.getText().startsWith(SENTENCE.substring(0, 20)))
                    .findFirst()
                    .orElseThrow();
            assertThat(said.getAlignment()).isEqualTo(ParagraphAlignment.BOTH);
            assertThat(said.getRuns().get(0).getFontFamily()).isEqualTo("Times New Roman");
            assertThat(said.getRuns().get(0).getFontSizeAsDouble()).isEqualTo(14.0);
            assertThat(said.getIndentationFirstLine()).isBetween(567, 720);
            assertThat(said.getSpacingAfter()).as("6 points").isGreaterThanOrEqualTo(120);
            XWPFTable table = word.getTables().get(1);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRows()).allMatch(XWPFTableRow::isCantSplitRow);
            assertThat(table.getCTTbl().getTblGrid().getGridColList())
                    .extracting(each -> Integer.valueOf(each.getW().toString()))
                    .as("the wards' names have more room than their points")
                    .satisfies(widths -> assertThat(widths.get(0)).isGreaterThan(2 * widths.get(1)));
            assertThat(table.getRow(1).getCell(1).getText()).isEqualTo("1.234");
            assertThat(table.getRow(1).getCell(1).getParagraphArray(0).getAlignment())
                    .isEqualTo(ParagraphAlignment.RIGHT);
            XWPFTable foot = word.getTables().get(2);
            assertThat(foot.getRow(0).getCell(0).getText()).contains("Nơi nhận:", "- Bộ Công an;", "- Lưu: VT, PV01.");
            assertThat(foot.getRow(0).getCell(1).getText()).contains("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC");
            assertThat(word.getFooterList())
                    .hasSize(2)
                    .allMatch(each -> each.getText().contains("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"));
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void aLetterSaysUnderItsNumberWhatItIsAboutAndOthersUnderTheirName(DocumentType type) throws IOException {
        OfficialDocument document = of(type, "BC-X", List.of(), List.of(), false);
        try (PDDocument pdf = pdf(document)) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text.contains("V/v Kết quả")).isEqualTo(type == DocumentType.LETTER);
            assertThat(text).doesNotContain("PHÁP LÝ");
        }
        try (XWPFDocument word = word(document)) {
            assertThat(word.getTables().get(0).getRow(1).getCell(0).getText().contains("V/v Kết quả"))
                    .isEqualTo(type == DocumentType.LETTER);
            assertThat(word.getFooterList()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, '', GIÁM ĐỐC",
        "Q, '', Q. GIÁM ĐỐC",
        "TM, Uỷ ban nhân dân, TM. UỶ BAN NHÂN DÂN|GIÁM ĐỐC",
        "KT, Bộ trưởng, KT. BỘ TRƯỞNG|GIÁM ĐỐC",
        "TL, Bộ trưởng, TL. BỘ TRƯỞNG|GIÁM ĐỐC",
        "TUQ, Bộ trưởng, TUQ. BỘ TRƯỞNG|GIÁM ĐỐC"
    })
    void whoSignsSaysInWhoseName(SigningPrefix prefix, String behalf, String lines) {
        assertThat(String.join("|", new Signature(prefix, behalf, "Giám đốc", "").lines()))
                .isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource({"1, 2023-02-03, 01/X, 03, 02", "9, 2023-03-10, 09/X, 10, 3", "10, 2023-12-01, 10/X, 01, 12"})
    void smallNumbersDaysAndMonthsHaveANought(
            int number, LocalDate day, String symbol, String dayOfMonth, String month) {
        OfficialDocument document =
                of(DocumentType.LETTER, "X", List.of(), List.of(), false).issued(number, day);
        assertThat(document.numberAndSymbol()).isEqualTo(symbol);
        assertThat(document.day()).isEqualTo(dayOfMonth);
        assertThat(document.month()).isEqualTo(month);
    }

    @Test
    void marksOfCodeAndForbiddenCharactersDoNoHarm() throws IOException {
        OfficialDocument document = of(
                DocumentType.MINUTES,
                "BB-X",
                List.of("<b>Kính</b>"),
                List.of(new Paragraph("</p><script>&amp; \u0001{0} \uD800Hết")),
                false);
        try (PDDocument pdf = pdf(document);
                XWPFDocument word = word(document)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("</p><script>&amp; {0} Hết", "<b>Kính</b>");
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("</p><script>&amp; {0} Hết", "Kính gửi: <b>Kính</b>");
        }
    }

    @Test
    void theValueIsReadAgainAsItWasKept() {
        String kept = IssueDocument.JSON.writeValueAsString(report());
        assertThat(IssueDocument.JSON.readValue(kept, OfficialDocument.class)).isEqualTo(report());
        assertThat(documents.renderer()).contains("poi 5.5.1", "pdfbox 3.0.7");
        assertThat(documents.fonts()).matches("Liberation Serif, SHA-256 [0-9a-f]{64}");
    }

    static OfficialDocument report() {
        List<Block> content = new ArrayList<>();
        content.add(new Heading(1, "I. KẾT QUẢ"));
        content.add(new Heading(2, "1. Đăng ký"));
        content.add(new Paragraph(SENTENCE.repeat(3)));
        content.add(new Table(
                List.of("Phường", "Điểm"),
                List.of(List.of("Phường Nhật Tân", "1.234"), List.of("Phường Quảng An", "7"))));
        for (int i = 0; i < 8; i++) {
            content.add(new Paragraph(SENTENCE.repeat(4)));
        }
        return of(DocumentType.REPORT, "BC-CATP-PV01", List.of(), content, true).issued(7, LocalDate.of(2023, 11, 24));
    }

    private static OfficialDocument letter() {
        return of(
                DocumentType.LETTER,
                "CATP-PV01",
                List.of("Công an các phường"),
                List.of(new Paragraph(SENTENCE)),
                false);
    }

    private static OfficialDocument of(
            DocumentType type, String symbol, List<String> addressees, List<Block> content, boolean illustrative) {
        return new OfficialDocument(
                type,
                "Bộ Công an",
                "Công an thành phố Hà Nội",
                0,
                symbol,
                "Hà Nội",
                LocalDate.of(2023, 11, 24),
                "Kết quả sơ kết: Công an phường điển hình, kiểu mẫu năm 2023",
                addressees,
                content,
                List.of("Bộ Công an", "Lưu: VT, PV01"),
                new Signature(SigningPrefix.KT, "Giám đốc", "Phó Giám đốc", ""),
                illustrative);
    }

    private PDDocument pdf(OfficialDocument document) throws IOException {
        return Loader.loadPDF(documents.file(document, DocumentFormat.PDF));
    }

    private XWPFDocument word(OfficialDocument document) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(documents.file(document, DocumentFormat.DOCX)));
    }

    private static String metadata(PDDocument pdf) throws IOException {
        return new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
    }

    static OfficialDocuments documents() {
        try {
            Messages messages = new Messages();
            return new OfficialDocuments(
                    new OfficialPdf(TemplateEngine.createPrecompiled(ContentType.Html), messages),
                    new OfficialDocx(new OfficialWords(messages)));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
