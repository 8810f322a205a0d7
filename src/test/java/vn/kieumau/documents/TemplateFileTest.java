package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Messages;

class TemplateFileTest {
    static final OfficialWords WORDS = words();

    /** What somebody might hope to have run. */
    static volatile boolean ran;

    @Test
    void fieldsListsTablesAndTheWholeContentAreFilled() throws IOException {
        byte[] filled = fill(word(
                "Số: {{number}}",
                "{{place}}, ngày {{day}} tháng {{month}} năm {{year}}",
                "{{summary}}",
                "{{content}}",
                "{{table_1}}",
                "{{table_9}}",
                "{{?recipients}}",
                "Gửi {{this}}",
                "{{/recipients}}",
                "{{?addressees}}",
                "Kính gửi {{this}}",
                "{{/addressees}}"));
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled))) {
            List<String> said =
                    word.getParagraphs().stream().map(XWPFParagraph::getText).toList();
            assertThat(said)
                    .contains(
                            "Số: 07/BC-CATP-PV01",
                            "Hà Nội, ngày 24 tháng 11 năm 2023",
                            "I. KẾT QUẢ",
                            "Gửi - Bộ Công an;",
                            "Gửi - Lưu: VT, PV01.");
            assertThat(said).noneMatch(each -> each.contains("{{") || each.contains("Kính gửi"));
            assertThat(word.getTables())
                    .as("once within all, once by its number")
                    .hasSize(2);
            XWPFTable table = word.getTables().get(1);
            assertThat(table.getRow(0).getCell(1).getText()).isEqualTo("Điểm");
            assertThat(table.getRow(1).getCell(1).getText()).isEqualTo("1.234");
            assertThat(table.getRows().subList(1, 3)).allMatch(XWPFTableRow::isCantSplitRow);
            assertThat(table.getWidthDecimal()).isEqualTo(100);
            assertThat(table.getCTTbl().getTblGrid().getGridColList())
                    .extracting(each -> Integer.valueOf(each.getW().toString()))
                    .as("the wards' names have more room than their points")
                    .satisfies(widths -> assertThat(widths.get(0)).isGreaterThan(2 * widths.get(1)));
        }
    }

    @Test
    void whatADocumentSaysIsNeverReadAsATemplate() throws IOException {
        OfficialDocument said = OfficialDocumentsTest.report();
        OfficialDocument tricky = new OfficialDocument(
                said.type(),
                "",
                "{{summary}}",
                7,
                "X",
                "Hà Nội",
                said.date(),
                "{{@body}} <w:p/> ${1+1}",
                List.of(),
                List.of(),
                List.of("{{number}}"),
                said.signature(),
                false);
        byte[] filled = TemplateFile.of(
                        word("{{body}} · {{summary}}", "{{?recipients}}", "{{this}}", "{{/recipients}}"))
                .filled(tricky, WORDS, "");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled))) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("{{summary}} · {{@body}} <w:p/> ${1+1}", "- {{number}}.");
        }
    }

    private static OfficialDocument saying(OfficialDocument.Block... content) {
        OfficialDocument report = OfficialDocumentsTest.report();
        return new OfficialDocument(
                report.type(),
                report.superior(),
                report.body(),
                report.number(),
                report.symbol(),
                report.place(),
                report.date(),
                report.summary(),
                report.addressees(),
                List.of(content),
                report.recipients(),
                report.signature(),
                false);
    }

    @Test
    void othersWhoSignStandWhereTheTemplateNamesThem() throws IOException {
        OfficialDocument minutes = saying(
                new OfficialDocument.Paragraph("Đã kiểm tra."),
                new OfficialDocument.CoSigners(List.of("Phường A", "Phường B")));
        try (XWPFDocument word =
                filled(minutes, "{{content}}", "{{?co_signers}}", "Đại diện {{this}}", "{{/co_signers}}", "Ký")) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText).filter(each -> !each.isEmpty()))
                    .containsExactly("Đã kiểm tra.", "Đại diện Phường A", "Đại diện Phường B", "Ký");
        }
        try (XWPFDocument word = filled(minutes, "{{content}}", "Ký")) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText).filter(each -> !each.isEmpty()))
                    .containsExactly("Đã kiểm tra.", "PHƯỜNG A", "PHƯỜNG B", "Ký");
        }
    }

    private static final String OF =
            "(Kèm theo Báo cáo số 07/BC-CATP-PV01 ngày 24 tháng 11 năm 2023 của Công an thành phố Hà Nội)";

    @Test
    void whatStandsAfterTheSignatureStandsWhereTheTemplateNamesIt() throws IOException {
        OfficialDocument annexed = saying(
                new OfficialDocument.Basis("Căn cứ"),
                new OfficialDocument.Centred("QUYẾT ĐỊNH:"),
                new OfficialDocument.Annex("Danh sách"));
        try (XWPFDocument word = filled(annexed, "{{content}}", "Ký", "{{annexes}}")) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText).filter(each -> !each.isEmpty()))
                    .containsExactly("Căn cứ", "QUYẾT ĐỊNH:", "Ký", "PHỤ LỤC", "Danh sách", OF);
            assertThat(word.getParagraphs().stream().filter(XWPFParagraph::isPageBreak))
                    .extracting(XWPFParagraph::getText)
                    .containsExactly("PHỤ LỤC");
        }
        try (XWPFDocument word = filled(annexed, "{{content}}", "Ký")) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText).filter(each -> !each.isEmpty()))
                    .as("where it does not, nothing is left out")
                    .containsExactly("Căn cứ", "QUYẾT ĐỊNH:", "PHỤ LỤC", "Danh sách", OF, "Ký");
        }
    }

    @Test
    void whatIsFilledTwiceIsTheSameFileAndSaysNothingOfWhen() throws IOException {
        byte[] template = word("Số: {{number}}", "{{content}}", "{{?recipients}}", "{{this}}", "{{/recipients}}");
        assertThat(fill(template)).isEqualTo(fill(template));
        String now = String.valueOf(java.time.Year.now());
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(fill(template)))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                assertThat(part.getTimeLocal().getYear()).as(part.getName()).isEqualTo(1980);
                if (part.getName().startsWith("docProps/")) {
                    assertThat(new String(parts.readAllBytes(), StandardCharsets.UTF_8))
                            .as(part.getName())
                            .doesNotContain(now + "-");
                }
            }
        }
    }

    private static XWPFDocument filled(OfficialDocument document, String... lines) throws IOException {
        return new XWPFDocument(
                new ByteArrayInputStream(TemplateFile.of(word(lines)).filled(document, WORDS, "")));
    }

    @Test
    void aPreviewSaysSoOverEachPageAndFirst() throws IOException {
        byte[] filled =
                TemplateFile.of(word("{{summary}}")).filled(OfficialDocumentsTest.report(), WORDS, "BẢN XEM TRƯỚC");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled))) {
            assertThat(word.getParagraphs().get(0).getText()).isEqualTo("BẢN XEM TRƯỚC");
            assertThat(word.getHeaderList())
                    .isNotEmpty()
                    .allMatch(each -> each.getText().contains("BẢN XEM TRƯỚC"));
        }
    }

    @Test
    void everyKindOfPageIsMarkedWhateverHeadersTheTemplateHas() throws IOException {
        byte[] template = made(word -> {
            word.createParagraph().createRun().setText("{{summary}}");
            word.createHeader(HeaderFooterType.FIRST)
                    .createParagraph()
                    .createRun()
                    .setText("Bộ Công an");
            word.setEvenAndOddHeadings(true);
        });
        byte[] filled = TemplateFile.of(template).filled(OfficialDocumentsTest.report(), WORDS, "BẢN XEM TRƯỚC");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled))) {
            assertThat(word.getHeaderList())
                    .hasSize(3)
                    .allMatch(each -> each.getText().contains("BẢN XEM TRƯỚC"));
            assertThat(word.getHeaderFooterPolicy().getFirstPageHeader().getText())
                    .contains("Bộ Công an");
        }
    }

    @Test
    void theFirstOfSeveralSectionsHasTheMarkAndTheOthersTakeItOver() throws IOException {
        byte[] template = made(word -> {
            XWPFParagraph upright = word.createParagraph();
            upright.createRun().setText("{{summary}}");
            upright.getCTP().addNewPPr().addNewSectPr().addNewPgSz().setW(BigInteger.valueOf(11906));
            word.createParagraph().createRun().setText("{{annexes}}");
            word.getDocument().getBody().addNewSectPr().addNewPgSz().setW(BigInteger.valueOf(16838));
        });
        byte[] filled = TemplateFile.of(template).filled(OfficialDocumentsTest.report(), WORDS, "BẢN XEM TRƯỚC");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled))) {
            CTSectPr first = word.getParagraphs().stream()
                    .map(each -> each.getCTP().getPPr())
                    .filter(each -> each != null && each.isSetSectPr())
                    .findFirst()
                    .orElseThrow()
                    .getSectPr();
            CTSectPr last = word.getDocument().getBody().getSectPr();
            assertThat(first.getPgSz().getW()).isEqualTo(BigInteger.valueOf(11906));
            assertThat(last.getPgSz().getW()).isEqualTo(BigInteger.valueOf(16838));
            assertThat(last.sizeOfHeaderReferenceArray()).isZero();
            assertThat(((XWPFHeader) word.getRelationById(
                                    first.getHeaderReferenceArray(0).getId()))
                            .getText())
                    .contains("BẢN XEM TRƯỚC");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{summry}}",
                "{{T(vn.kieumau.documents.TemplateFileTest).ran = true}}",
                "{{#root.class}}",
                "{{summary.class}}",
                "{{summary.length()}}",
                "{{@summary}}",
                "{{+summary}}",
                "{{*recipients}}",
                "{{#table_1}}",
                "{{this}}",
                "{{recipients}}",
                "{{?summary}}{{/summary}}",
                "{{?recipients}}{{summary}}{{/recipients}}",
                "{{1+1}}"
            })
    void whatIsNoFieldIsNamedAndNothingIsEvaluated(String text) {
        assertThatThrownBy(() -> TemplateFile.of(word("{{body}}", text)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(DocumentRefusal.UNKNOWN_FIELDS);
                    assertThat((String) refused.details()[0]).isNotBlank();
                    assertThat((String) refused.details()[1]).contains("superior, body, number", "table_9");
                });
        assertThat(ran).isFalse();
    }

    @Test
    void theEngineItselfEvaluatesNothingEither() {
        // Past the check, as if it had missed one.
        assertThat(com.deepoove.poi.config.Configure.createDefault().getDefaultPolicys())
                .containsKey('@');
        refused(DocumentRefusal.NO_FIELDS, () -> TemplateFile.of(word("Không có trường nào")));
        refused(DocumentRefusal.TEMPLATE_UNBALANCED, () -> TemplateFile.of(word("{{?recipients}}", "{{this}}")));
    }

    @ParameterizedTest
    @CsvSource({
        "word/vbaProject.bin, TEMPLATE_RUNS",
        "word/embeddings/oleObject1.bin, TEMPLATE_RUNS",
        "word/activeX/activeX1.xml, TEMPLATE_RUNS"
    })
    void whatRunsIsRefused(String part, DocumentRefusal refusal) {
        refused(refusal, () -> TemplateFile.of(with(word("{{body}}"), part, "x")));
    }

    /** The part is optional, and what writes DOCX by itself leaves it out. */
    @Test
    void aFileWithoutSettingsIsFilled() throws IOException {
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(word("{{body}}")));
                ZipOutputStream out = new ZipOutputStream(bare)) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (!part.getName().equals("word/settings.xml")) {
                    out.putNextEntry(new ZipEntry(part.getName()));
                    out.write(new String(parts.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("<(Override|Relationship) [^>]*settings\\.xml[^>]*>", "")
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        TemplateFile template = TemplateFile.of(bare.toByteArray());
        template.tried(WORDS);
        assertThat(template.filled(OfficialDocumentsTest.report(), WORDS, "BẢN XEM TRƯỚC"))
                .isNotEmpty();
    }

    @Test
    void aMacroDocumentUnderAnotherNameIsRefused() {
        byte[] macro =
                replaced(word("{{body}}"), "[Content_Types].xml", "wordprocessingml.document.main+xml", "PLACEHOLDER");
        refused(DocumentRefusal.TEMPLATE_UNREADABLE, () -> TemplateFile.of(macro));
        byte[] docm = replaced(
                word("{{body}}"),
                "[Content_Types].xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml");
        refused(DocumentRefusal.TEMPLATE_RUNS, () -> TemplateFile.of(docm));
    }

    @ParameterizedTest
    @CsvSource({
        "hyperlink, http://example.org/, External, TEMPLATE_REACHES_OUT",
        "attachedTemplate, http://example.org/evil.dotm, External, TEMPLATE_REACHES_OUT",
        "image, file:///etc/passwd, External, TEMPLATE_REACHES_OUT",
        "aFChunk, styles.xml, Internal, TEMPLATE_RUNS",
        "oleObject, styles.xml, Internal, TEMPLATE_RUNS"
    })
    void whatLiesElsewhereIsRefused(String kind, String target, String mode, DocumentRefusal refusal) {
        byte[] reaching = with(word("{{body}}"), "word/_rels/document.xml.rels", """
                <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" TargetMode="%s"/>
                </Relationships>""".formatted(kind, target, mode));
        refused(refusal, () -> TemplateFile.of(reaching));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DDEAUTO c:\\\\cmd", "INCLUDETEXT x", "INCLUDEPICTURE \"http://x\"", "IF 1=1", "HYPERLINK x"})
    void whatWordWouldFetchOrComputeIsRefused(String instruction) {
        byte[] file = made(word -> {
            word.createParagraph().createRun().setText("{{body}}");
            word.createParagraph().getCTP().addNewFldSimple().setInstr(instruction);
        });
        refused(DocumentRefusal.TEMPLATE_COMPUTES, () -> TemplateFile.of(file));
        byte[] spread = made(word -> {
            XWPFParagraph paragraph = word.createParagraph();
            paragraph.createRun().setText("{{body}}");
            for (String part : instruction.split("(?<=^.{2})")) {
                paragraph.createRun().getCTR().addNewInstrText().setStringValue(part);
            }
        });
        refused(DocumentRefusal.TEMPLATE_COMPUTES, () -> TemplateFile.of(spread));
    }

    @Test
    void pagesMayBeNumbered() {
        byte[] file = made(word -> {
            word.createParagraph().createRun().setText("{{body}}");
            word.createParagraph().getCTP().addNewFldSimple().setInstr(" PAGE \\* MERGEFORMAT ");
        });
        assertThat(TemplateFile.of(file)).isNotNull();
    }

    @Test
    void bombsAndWhatIsNoDocumentAreRefused() {
        refused(DocumentRefusal.TEMPLATE_TOO_LARGE, () -> TemplateFile.of(new byte[TemplateFile.MOST_BYTES + 1]));
        refused(
                DocumentRefusal.TEMPLATE_UNREADABLE,
                () -> TemplateFile.of("không phải".getBytes(StandardCharsets.UTF_8)));
        refused(
                DocumentRefusal.TEMPLATE_TOO_MUCH,
                () -> TemplateFile.of(with(word("{{body}}"), "word/big.xml", " ".repeat(45 * 1024 * 1024))));
        refused(
                DocumentRefusal.TEMPLATE_UNREADABLE,
                () -> TemplateFile.of(with(
                        word("{{body}}"),
                        "word/document.xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")));
    }

    static OfficialWords words() {
        try {
            return new OfficialWords(new Messages());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] fill(byte[] template) {
        return TemplateFile.of(template).filled(OfficialDocumentsTest.report(), WORDS, "");
    }

    static byte[] word(String... lines) {
        return made(word -> {
            for (String line : lines) {
                word.createParagraph().createRun().setText(line);
            }
        });
    }

    private interface Writing {
        void write(XWPFDocument word);
    }

    private static byte[] made(Writing writing) {
        try (XWPFDocument word = new XWPFDocument()) {
            writing.write(word);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            word.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same archive with a part more, or in place of one. */
    private static byte[] with(byte[] file, String name, String content) {
        return archive(file, name, any -> content);
    }

    private static byte[] replaced(byte[] file, String name, String from, String to) {
        return archive(file, name, text -> text.replace(from, to));
    }

    private static byte[] archive(byte[] file, String name, java.util.function.UnaryOperator<String> change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            boolean seen = false;
            for (ZipEntry part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(part.getName()));
                byte[] content = from.readAllBytes();
                if (part.getName().equals(name)) {
                    seen = true;
                    content = change.apply(new String(content, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                }
                to.write(content);
            }
            if (!seen) {
                to.putNextEntry(new ZipEntry(name));
                to.write(change.apply("").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return bytes.toByteArray();
    }
}
