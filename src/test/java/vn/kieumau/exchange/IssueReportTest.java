package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentRefusal;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;

/** The report of a conference as an official document: issued by a leader, once, under the next number, and made again as it was. */
@ApplicationTest
class IssueReportTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Conferences conferences;

    @Autowired
    KeepConference keepConference;

    @Autowired
    ConcludeConference concludeConference;

    @Autowired
    IssueReport issueReport;

    @Test
    void onlyALeaderOfTheUnitIssuesAndOnlyOnceItWasHeld() {
        long id = prepared();
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> issue("hn-lanhdao", id, 1, Demo.TERMS));
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        for (String login : List.of("hn-canbo", "nhattan-truong", "nhattan-canbo", "v05-canbo", "quansat", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> issue(login, id, 2, Demo.TERMS));
        }
        refused(KernelRefusal.NOT_FOUND, () -> issue("hp-lanhdao", id, 2, Demo.TERMS));
        refused(KernelRefusal.NOT_FOUND, () -> issue("v05-lanhdao", id, 2, Demo.TERMS));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> issue("hn-lanhdao", id, 1, Demo.TERMS));
        issue("hn-lanhdao", id, 2, Demo.TERMS);
        refused(DocumentRefusal.ALREADY_ISSUED, () -> issue("hn-lanhdao", id, 2, Demo.TERMS));
    }

    @Test
    void whatIsTypedIsChecked() {
        long id = held();
        refused(KernelRefusal.MISSING, () -> issue("hn-lanhdao", id, 2, IssueTerms.EMPTY));
        for (String symbol : List.of("07/BC-CATP", "CATP PV01", "-CATP", "CATP--PV01", "<b>")) {
            refused(
                    DocumentRefusal.NOT_A_SYMBOL,
                    () -> issue("hn-lanhdao", id, 2, terms(symbol, "kt", "Giám đốc", "A")));
        }
        refused(DocumentRefusal.UNKNOWN_PREFIX, () -> issue("hn-lanhdao", id, 2, terms("X", "pp", "", "A")));
        refused(KernelRefusal.MISSING, () -> issue("hn-lanhdao", id, 2, terms("X", "kt", " ", "A")));
        refused(DocumentRefusal.NOBODY_RECEIVES, () -> issue("hn-lanhdao", id, 2, terms("X", "none", "", " \n ")));
        refused(
                DocumentRefusal.TOO_MANY_RECIPIENTS,
                () -> issue("hn-lanhdao", id, 2, terms("X", "none", "", "A\n".repeat(21))));
        assertThat(issued(id)).isNull();
        assertThat(jdbc.sql("select count(*) from documents.register")
                        .query(Integer.class)
                        .single())
                .as("no number was taken")
                .isZero();
    }

    private static IssueTerms terms(String organ, String prefix, String behalf, String recipients) {
        return new IssueTerms("Bộ Công an", organ, "Hà Nội", prefix, behalf, "Phó Giám đốc", "", recipients, null);
    }

    @Test
    void itIsIssuedUnderTheNextNumberKeptAndInTheTrail() throws Exception {
        int before = demo.audited("ISSUE_CONFERENCE_REPORT", "documents.issued");
        long first = held();
        issue("hn-lanhdao", first, 2, Demo.TERMS);
        long second = held();
        concludeConference.conclude(
                demo.actor("hn-lanhdao"),
                second,
                2,
                ConferenceLines.conclusions("Rà soát trụ sở; Phòng hậu cần; 01/12/2023"));
        issue("hn-lanhdao", second, 3, Demo.TERMS);
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file(second, DocumentFormat.DOCX)))) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("Rà soát trụ sở (Phòng hậu cần, hạn 01/12/2023).")
                    .anyMatch(each -> each.endsWith(". KẾT LUẬN CỦA HỘI NGHỊ"));
        }
        assertThat(issued(first).number()).isEqualTo("01/BC-CATP-PV01");
        assertThat(issued(second).number()).isEqualTo("02/BC-CATP-PV01");
        assertThat(issued(second).issuedOn()).isEqualTo(TODAY);
        assertThat(issued(second).renderer()).contains("poi", "pdfbox");
        assertThat(demo.audited("ISSUE_CONFERENCE_REPORT", "documents.issued")).isEqualTo(before + 2);
        assertThat(jdbc.sql("select table_name from audit.recorded_table where table_name like 'documents.%'")
                        .query(String.class)
                        .list())
                .contains("documents.issued");
        assertThatThrownBy(() -> demo.apart(
                        () -> jdbc.sql("update documents.issued set number = 9").update()))
                .rootCause()
                .hasMessageContaining("never changed");
    }

    @Test
    void bothFilesSayWhatTheConferenceReportedAndAreMadeAgainTheSame() throws Exception {
        long id = held();
        issue("hn-lanhdao", id, 2, Demo.TERMS);
        byte[] pdf = file(id, DocumentFormat.PDF);
        byte[] docx = file(id, DocumentFormat.DOCX);
        jdbc.sql("update exchange.conference set title = 'khác', place = 'khác' where id = :id")
                .param("id", id)
                .update();
        assertThat(file(id, DocumentFormat.PDF))
                .as("whatever becomes of it since")
                .isEqualTo(pdf);
        assertThat(file(id, DocumentFormat.DOCX)).isEqualTo(docx);
        try (PDDocument document = Loader.loadPDF(pdf);
                XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "Số: 01/BC-CATP-PV01",
                            "Hà Nội, ngày 24 tháng 11 năm 2023",
                            "KẾT QUẢ THỰC HIỆN",
                            "Thành phố Hà Nội",
                            "KT. GIÁM ĐỐC",
                            "- Lưu: VT, PV01.",
                            "Số liệu minh hoạ");
            assertThat(word.getTables()).hasSize(3);
            assertThat(word.getTables().get(1).getText()).contains("Thành phố Hà Nội");
        }
    }

    @Test
    void itIsIssuedAndReadByPageAndByApi() throws Exception {
        long id = held();
        String address = "/exchange/conferences/" + id;
        assertThat(page("hn-lanhdao", address)).contains("Phát hành văn bản", "Ký hiệu cơ quan ban hành");
        assertThat(page("hn-canbo", address)).doesNotContain("Ký hiệu cơ quan ban hành");
        assertThat(get("hn-canbo", address + "/document").getStatus()).isEqualTo(404);
        MockHttpServletResponse again = web.perform(Browse.post("hn-lanhdao", address + "/issue")
                        .param("version", "2")
                        .param("organ", "không hợp lệ")
                        .param("title", "Phó Giám đốc đã gõ"))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Phó Giám đốc đã gõ", "Ký hiệu “không hợp lệ” không đúng");
        String made = web.perform(post("/api/v1" + address + "/issue")
                        .header("Authorization", api.bearer("hn-lanhdao"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"version": 2, "terms": {"superior": "Bộ Công an", "organ": "CATP-PV01", "place": "Hà Nội",
                                 "prefix": "none", "title": "Giám đốc", "recipients": "Lưu: VT"}}
                                """))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(made).contains("\"number\":\"01/BC-CATP-PV01\"");
        assertThat(page("hn-canbo", address))
                .contains("01/BC-CATP-PV01", issued(id).sha256());
        for (String prefix : List.of("", "/api/v1")) {
            for (DocumentFormat format : DocumentFormat.made()) {
                MockHttpServletResponse file = get("hn-canbo", prefix + address + "/document?format=" + format.code());
                assertThat(file.getStatus()).isEqualTo(200);
                assertThat(file.getContentAsByteArray()).isEqualTo(file(id, format));
                assertThat(file.getHeader("Content-Disposition"))
                        .contains("attachment", "01-BC-CATP-PV01." + format.code());
            }
        }
        assertThat(get("hn-canbo", address + "/document?format=exe").getStatus())
                .isEqualTo(404);
        assertThat(get("hp-canbo", address + "/document").getStatus()).isEqualTo(404);
        assertThat(get("hp-canbo", "/api/v1" + address + "/document").getStatus())
                .isEqualTo(404);
        assertThat(get("nhattan-canbo", address + "/document").getStatus())
                .as("those below read what was held")
                .isEqualTo(200);
    }

    @Test
    void whatIsOnlyLookedAtIsShownAsItWouldBeAndLeavesNothingBehind() throws Exception {
        long id = held();
        String address = "/exchange/conferences/" + id;
        int before = demo.audited("ISSUE_CONFERENCE_REPORT", "documents.issued");
        assertThat(page("hn-lanhdao", address)).contains("name=\"preview\"", "Xem trước không lấy số");
        for (String login : List.of("hn-canbo", "nhattan-truong", "v05-canbo", "admin")) {
            assertThat(preview(login, address).getStatus()).as(login).isEqualTo(403);
        }
        assertThat(preview("hp-lanhdao", address).getStatus()).isEqualTo(404);
        MockHttpServletResponse again = web.perform(Browse.post("hn-lanhdao", address + "/issue")
                        .param("version", "2")
                        .param("preview", "true")
                        .param("title", "Phó Giám đốc đã gõ"))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Phó Giám đốc đã gõ");

        MockHttpServletResponse shown = preview("hn-lanhdao", address);
        assertThat(shown.getStatus()).isEqualTo(200);
        assertThat(shown.getContentType()).isEqualTo("application/pdf");
        assertThat(shown.getHeader("Content-Disposition")).startsWith("inline").contains("xem-truoc.pdf");
        assertThat(shown.getHeader("Cache-Control")).contains("no-store");
        MockHttpServletResponse told = web.perform(post("/api/v1" + address + "/issue")
                        .header("Authorization", api.bearer("hn-lanhdao"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"version": 2, "terms": {"superior": "Bộ Công an", "organ": "CATP-PV01", "place": "Hà Nội",
                                 "prefix": "none", "title": "Giám đốc", "recipients": "Lưu: VT", "preview": true}}
                                """))
                .andReturn()
                .getResponse();
        assertThat(told.getContentType()).isEqualTo("application/pdf");
        for (MockHttpServletResponse each : List.of(shown, told)) {
            try (PDDocument document = Loader.loadPDF(each.getContentAsByteArray())) {
                assertThat(new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0]+", " "))
                        .contains("BẢN XEM TRƯỚC · Số liệu minh hoạ", "Số: /BC-CATP-PV01", "GIÁM ĐỐC");
            }
        }
        assertThat(issued(id)).isNull();
        assertThat(jdbc.sql("select count(*) from documents.register")
                        .query(Integer.class)
                        .single())
                .as("no number was taken")
                .isZero();
        assertThat(demo.audited("ISSUE_CONFERENCE_REPORT", "documents.issued")).isEqualTo(before);
    }

    private MockHttpServletResponse preview(String login, String address) throws Exception {
        return web.perform(Browse.post(login, address + "/issue")
                        .param("version", "2")
                        .param("superior", "Bộ Công an")
                        .param("organ", "CATP-PV01")
                        .param("place", "Hà Nội")
                        .param("prefix", "none")
                        .param("title", "Giám đốc")
                        .param("recipients", "Lưu: VT")
                        .param("preview", "true"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse get(String login, String address) throws Exception {
        return web.perform(address.startsWith("/api/") ? api.get(login, address) : Browse.get(login, address))
                .andReturn()
                .getResponse();
    }

    private String page(String login, String address) throws Exception {
        return get(login, address).getContentAsString();
    }

    private byte[] file(long id, DocumentFormat format) {
        return conferences
                .issuedFile(conferences.find(demo.actor("hn-canbo"), id).orElseThrow(), format)
                .orElseThrow()
                .bytes();
    }

    private IssuedDocument issued(long id) {
        return conferences
                .issued(conferences.find(demo.actor("hn-canbo"), id).orElseThrow())
                .orElse(null);
    }

    private void issue(String login, long id, int version, IssueTerms terms) {
        issueReport.issue(demo.actor(login), id, version, terms);
    }

    private long held() {
        long id = prepared();
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        return id;
    }

    private long prepared() {
        return keepConference.prepare(
                demo.actor("hn-canbo"),
                new NewConference(
                        "interim",
                        "Hội nghị sơ kết thử",
                        demo.cohort2023(),
                        demo.unit("hn"),
                        TODAY,
                        "Hà Nội",
                        List.of(),
                        List.of()),
                true);
    }
}
