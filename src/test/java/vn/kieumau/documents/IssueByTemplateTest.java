package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.audit.Audit;
import vn.kieumau.documents.OfficialDocument.Annex;
import vn.kieumau.documents.OfficialDocument.Basis;
import vn.kieumau.documents.OfficialDocument.Centred;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.Signer;

/** What is issued is made by the template that holds then, for good; here without LibreOffice, and with a program that behaves as it does. */
@ApplicationTest
class IssueByTemplateTest {
    private static final String PROGRAMME = "chuong-trinh-thu";
    private static final String MARK = "Số liệu minh hoạ · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";
    private static final AtomicLong SOURCES = new AtomicLong(900_000);

    @TempDir
    Path folder;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Audit audit;

    @Autowired
    Blobs blobs;

    @Autowired
    OfficialWords words;

    @Autowired
    SignatureCheck signatureCheck;

    @Autowired
    OfficialDocuments officialDocuments;

    @Autowired
    KeepTemplate keepTemplate;

    @Autowired
    Templates templates;

    @Autowired
    IssueDocument issueDocument;

    @Autowired
    IssuedDocuments issuedDocuments;

    @Autowired
    KeepSignedDocument keepSignedDocument;

    long hanoi;
    long ministry;

    @BeforeEach
    void units() {
        hanoi = demo.unit("hn");
        ministry = demo.actor("v05-lanhdao").grants().get(0).unitId();
    }

    @Test
    void theKindTheLevelAndTheProgrammeChooseIt() {
        long any = adopted("report", "", "province", "{{content}}");
        long own = adopted("report", PROGRAMME, "province", "{{content}}");
        adopted("report", "chuong-trinh-khac", "province", "{{content}}");
        assertThat(template(issue(PROGRAMME)))
                .as("the programme's own before any")
                .isEqualTo(own);
        assertThat(template(issue("chuong-trinh-moi"))).isEqualTo(any);
        assertThat(template(issue(""))).as("of no programme").isEqualTo(any);
        assertThat(issued(issue(issueDocument, hanoi, PROGRAMME, DocumentType.LETTER))
                        .template())
                .as("another kind")
                .isNull();
        assertThat(issued(issue(issueDocument, ministry, PROGRAMME, DocumentType.REPORT))
                        .template())
                .as("another level")
                .isNull();
    }

    @Test
    void oneThatNobodyAdoptedIsNotUsedAndALaterOneChangesNothing() {
        long first = kept("report", "", "province", "Mẫu một: {{content}}", "{{number}}");
        DocumentSource before = issue(PROGRAMME);
        byte[] builtIn = file(before, DocumentFormat.DOCX);
        assertThat(issued(before).template()).isNull();
        assertThat(issued(before).renderer()).isEqualTo(officialDocuments.renderer());
        keepTemplate.adopt(demo.actor("v05-lanhdao"), first);
        assertThat(file(before, DocumentFormat.DOCX)).isEqualTo(builtIn);
        DocumentSource byFirst = issue(PROGRAMME);
        byte[] made = file(byFirst, DocumentFormat.DOCX);
        long second = adopted("report", "", "province", "Mẫu hai: {{number}}");
        assertThat(template(issue(PROGRAMME))).isEqualTo(second);
        assertThat(template(byFirst)).isEqualTo(first);
        assertThat(file(byFirst, DocumentFormat.DOCX)).isEqualTo(made);
        assertThat(said(byFirst)).noneMatch(each -> each.startsWith("Mẫu hai"));
        UsedTemplate used = Objects.requireNonNull(issued(byFirst).template());
        assertThat(used.name()).isEqualTo("mau.docx");
        assertThat(used.version()).isEqualTo(1);
        assertThat(issued(byFirst).renderer()).startsWith("template " + first + "; ");
        assertThatThrownBy(() -> demo.apart(() -> jdbc.sql("update documents.issued set template_id = null")
                        .update()))
                .rootCause()
                .hasMessageContaining("never changed");
    }

    @Test
    void whatIsFilledSaysAllThatTheDocumentSaysAndOfTheDemonstrationThatItIs() throws IOException {
        adopted("report", "", "province", "Số: {{number}}", "{{content}}", "{{signer}}", "{{annexes}}");
        DocumentSource source = issue(PROGRAMME);
        assertThat(said(source))
                .startsWith(MARK)
                .containsSubsequence(
                        "Căn cứ kế hoạch", "KẾT LUẬN:", "Nội dung của văn bản", "Người ký", "Danh sách kèm theo");
        try (XWPFDocument word = word(source)) {
            assertThat(word.getHeaderList())
                    .isNotEmpty()
                    .allMatch(each -> each.getText().contains(MARK));
        }
        assertThat(file(source, DocumentFormat.DOCX)).isEqualTo(file(source, DocumentFormat.DOCX));
    }

    @Test
    void withoutLibreOfficeThePdfHasTheBuiltInLayoutAndThePageSaysSo() throws Exception {
        long any = adopted("report", "", "province", "Mẫu chung {{number}}", "{{content}}");
        long own = adopted("report", programmeOfConference(), "province", "Mẫu riêng {{number}}", "{{content}}");
        long conference = demo.issuedReport();
        DocumentSource source = new DocumentSource("exchange.conference", conference, 0);
        assertThat(template(source))
                .as("the conference's programme")
                .isEqualTo(own)
                .isNotEqualTo(any);
        OfficialDocument document = issuedDocuments.document(issued(source).documentId());
        assertThat(file(source, DocumentFormat.PDF)).isEqualTo(officialDocuments.file(document, DocumentFormat.PDF));
        assertThat(issued(source).renderer()).contains("openhtmltopdf").doesNotContain("LibreOffice");
        String page = "/exchange/conferences/" + conference;
        assertThat(get(page).getContentAsString())
                .contains("mau.docx", "Phiên bản 1", "Lúc phát hành, máy chủ không có LibreOffice", "format=pdf");
        assertThat(get(page + "?lang=en").getContentAsString())
                .contains("There was no LibreOffice on the server when it was issued");
        assertThat(get("/api/v1" + page).getContentAsString()).contains("\"templateId\":" + own, "\"converted\":false");
        assertThat(get(page + "/document?format=docx").getContentAsByteArray())
                .isEqualTo(file(source, DocumentFormat.DOCX));
        assertThat(said(source)).anyMatch(each -> each.startsWith("Mẫu riêng"));
    }

    @Test
    void withLibreOfficeThePdfIsMadeOfTheDocxAndNeverOtherwise() throws Exception {
        adopted("report", "", "province", "Số: {{number}}", "{{content}}");
        long conference = jdbc.sql("select min(conference_id) from exchange.conference_paper")
                .query(Long.class)
                .single();
        FilledTemplates filling = new FilledTemplates(jdbc, blobs, words, officialDocuments, converter());
        IssueDocument issuing = new IssueDocument(jdbc, audit, officialDocuments, filling);
        DocumentSource source = new DocumentSource("exchange.conference", conference, hanoi);
        issue(issuing, source, PROGRAMME, DocumentType.REPORT);
        IssuedDocument issued = issued(source);
        assertThat(issued.renderer()).contains("LibreOffice 7.4.7.2");
        assertThat(Objects.requireNonNull(issued.template()).converted()).isTrue();
        byte[] pdf = Files.readAllBytes(folder.resolve("made.pdf"));

        // kept for good, also where there is no LibreOffice any more
        assertThat(file(source, DocumentFormat.PDF)).isEqualTo(pdf);
        String page = "/exchange/conferences/" + conference;
        assertThat(get(page).getContentAsString()).contains("do LibreOffice dựng", "format=docx", "format=pdf");
        for (String prefix : List.of("", "/api/v1")) {
            assertThat(get(prefix + page + "/document?format=pdf").getContentAsByteArray())
                    .as(prefix)
                    .isEqualTo(pdf);
        }
        assertThat(issuedDocuments.drawnAsThen(issued)).isTrue();
        byte[] signed = Signer.alone("CN=Công an thử,O=Bộ Công an (thử)").sign(pdf);
        keepSignedDocument.keep(
                demo.actor("hn-canbo"), issued.documentId(), new Upload("da-ky.pdf", new ByteArrayResource(signed)));
        assertThat(issued(source).signed()).hasSize(1);
    }

    @Test
    void whatLibreOfficeCannotMakeIsNotIssued() throws IOException {
        adopted("report", "", "province", "Số: {{number}}", "{{content}}");
        LibreOffice office = converter();
        Files.writeString(folder.resolve("made.pdf"), "không phải PDF");
        IssueDocument issuing = new IssueDocument(
                jdbc, audit, officialDocuments, new FilledTemplates(jdbc, blobs, words, officialDocuments, office));
        DocumentSource source = source(hanoi);
        refused(DocumentRefusal.CONVERTER_FAILED, () -> issue(issuing, source, PROGRAMME, DocumentType.REPORT));
        assertThat(issuedDocuments.of(source)).isEmpty();
    }

    @Test
    void aPreviewIsAPdfTooWhereThereIsLibreOffice() throws IOException {
        Template template =
                templates.find(kept("report", "", "province", "Số: {{number}}")).orElseThrow();
        demo.signedDocument();
        Actor reader = demo.actor("v05-canbo");
        refused(DocumentRefusal.CONVERTER_AWAY, () -> templates.preview(reader, template, null, DocumentFormat.PDF));
        assertThat(templates.converter()).isEmpty();
        Templates there = new Templates(
                jdbc, blobs, issuedDocuments, new FilledTemplates(jdbc, blobs, words, officialDocuments, converter()));
        assertThat(there.converter()).isEqualTo("7.4.7.2");
        assertThat(there.preview(reader, template, null, DocumentFormat.PDF))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsOnlyLookedAtIsMadeByTheTemplateToo() throws IOException {
        adopted("report", "", "province", "Số: {{number}}", "{{content}}");
        FilledTemplates filling = new FilledTemplates(jdbc, blobs, words, officialDocuments, converter());
        IssueDocument issuing = new IssueDocument(jdbc, audit, officialDocuments, filling);
        Actor actor = demo.actor("hn-lanhdao");
        DocumentDraft draft = new DocumentDraft(
                Demo.TERMS
                        .draft(DocumentType.REPORT, "Công an thử", actor.today(), "Kết quả", List.of(), true)
                        .document(),
                true);
        DocumentSource source = source(hanoi);
        byte[] made = Files.readAllBytes(folder.resolve("made.pdf"));
        assertThatThrownBy(() -> issuing.issue(actor, Permission.ISSUE_CONFERENCE_REPORT, source, PROGRAMME, draft))
                .isInstanceOfSatisfying(
                        DocumentPreview.class,
                        each -> assertThat(each.pdf())
                                .as("what LibreOffice made")
                                .isEqualTo(made));
        assertThat(issuedDocuments.of(source)).isEmpty();
    }

    /** One that would be refused if it were sent, as if a check of then had let it through. */
    @Test
    void whatCannotBeFilledIsNotIssued() {
        Actor actor = demo.actor("v05-canbo");
        Upload broken = new Upload("hong.docx", new ByteArrayResource(Demo.word("{{summry}}")));
        Blob blob = blobs.store(broken::into, "hong.docx", actor.at());
        jdbc.sql("""
                        insert into documents.template (kind, programme, level, version, name, sha256, fields, kept_by, kept_by_name, kept_at, adopted_by_name, adopted_at)
                        values ('report', '', 'province', 1, 'hong.docx', :sha256, '{summry}', :by, 'A', :at, 'B', :at)
                        """)
                .param("sha256", blob.sha256())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .update();
        DocumentSource source = source(hanoi);
        refused(
                DocumentRefusal.TEMPLATE_NOT_FILLED,
                () -> issue(issueDocument, source, PROGRAMME, DocumentType.REPORT));
        assertThat(issuedDocuments.of(source)).isEmpty();
    }

    /** A program that makes the same PDF of everything. */
    private LibreOffice converter() throws IOException {
        Files.write(
                folder.resolve("made.pdf"), officialDocuments.file(OfficialDocumentsTest.report(), DocumentFormat.PDF));
        Path program = LibreOfficeTest.program(folder, """
                if [ "$1" = --version ]; then echo 'LibreOffice 7.4.7.2 40(Build:2)'; exit; fi
                for each; do [ "$before" = --outdir ] && out=$each; before=$each; done
                cp %s/made.pdf "$out/document.pdf\"""".formatted(folder));
        return new LibreOffice(program.toString());
    }

    private String programmeOfConference() {
        return jdbc.sql("""
                        select s.programme_code from exchange.conference c join campaigns.v_cohort h on h.cohort_id = c.cohort_id
                        join criteria.v_set s on s.set_id = h.set_id
                        where c.id = (select min(conference_id) from exchange.conference_paper)
                        """).query(String.class).single();
    }

    private DocumentSource source(long unit) {
        return new DocumentSource("exchange.conference", -SOURCES.incrementAndGet(), unit);
    }

    /** In Hà Nội, a report. */
    private DocumentSource issue(String programme) {
        return issue(issueDocument, hanoi, programme, DocumentType.REPORT);
    }

    private DocumentSource issue(IssueDocument issuing, long unit, String programme, DocumentType type) {
        DocumentSource source = source(unit);
        issue(issuing, source, programme, type);
        return source;
    }

    private void issue(IssueDocument issuing, DocumentSource source, String programme, DocumentType type) {
        Actor actor = demo.actor(source.unitId() == ministry ? "v05-lanhdao" : "hn-lanhdao");
        DocumentDraft draft = Demo.TERMS.draft(
                type,
                "Công an thử",
                actor.today(),
                "Kết quả",
                List.of(
                        new Basis("Căn cứ kế hoạch"),
                        new Centred("KẾT LUẬN:"),
                        new Paragraph("Nội dung của văn bản"),
                        new Annex("Danh sách kèm theo")),
                true);
        issuing.issue(
                actor,
                Permission.ISSUE_CONFERENCE_REPORT,
                source,
                programme,
                new DocumentDraft(signed(draft.document()), false));
    }

    private static OfficialDocument signed(OfficialDocument draft) {
        return new OfficialDocument(
                draft.type(),
                draft.superior(),
                draft.body(),
                draft.number(),
                draft.symbol(),
                draft.place(),
                draft.date(),
                draft.summary(),
                draft.addressees(),
                draft.content(),
                draft.recipients(),
                new OfficialDocument.Signature(SigningPrefix.KT, "Giám đốc", "Phó Giám đốc", "Người ký"),
                draft.illustrative());
    }

    private IssuedDocument issued(DocumentSource source) {
        return issuedDocuments.of(source).orElseThrow();
    }

    private long template(DocumentSource source) {
        return Objects.requireNonNull(issued(source).template()).templateId();
    }

    private byte[] file(DocumentSource source, DocumentFormat format) {
        return issuedDocuments.file(source, format).orElseThrow().bytes();
    }

    private XWPFDocument word(DocumentSource source) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file(source, DocumentFormat.DOCX)));
    }

    private List<String> said(DocumentSource source) {
        try (XWPFDocument word = word(source)) {
            return word.getParagraphs().stream().map(XWPFParagraph::getText).toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return web.perform(address.startsWith("/api/") ? api.get("hn-canbo", address) : Browse.get("hn-canbo", address))
                .andReturn()
                .getResponse();
    }

    private long adopted(String kind, String programme, String level, String... lines) {
        long id = kept(kind, programme, level, lines);
        keepTemplate.adopt(demo.actor("v05-lanhdao"), id);
        return id;
    }

    private long kept(String kind, String programme, String level, String... lines) {
        return keepTemplate.keep(
                demo.actor("v05-canbo"),
                kind,
                programme,
                level,
                new Upload("mau.docx", new ByteArrayResource(Demo.word(lines))));
    }
}
