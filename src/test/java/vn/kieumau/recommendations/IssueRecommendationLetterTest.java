package vn.kieumau.recommendations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentRefusal;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoDocuments;
import vn.kieumau.support.Golden;

/** The letter that answers a recommendation, or passes it on, as an official document. */
@ApplicationTest
class IssueRecommendationLetterTest {
    private static final IssueTerms TERMS = new IssueTerms(
            "Bộ Công an",
            "CATP-PV01",
            "Thành phố Hồ Chí Minh",
            "kt",
            "Giám đốc",
            "Phó Giám đốc",
            "",
            "- Như trên;\n- Lưu: VT, PV01.",
            null);

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    DemoDocuments demoDocuments;

    @Autowired
    Recommendations recommendations;

    @Autowired
    IssueRecommendationLetter issueLetter;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    long forwarded;

    @BeforeEach
    void sentOn() {
        forwarded = demoDocuments.forwarded();
    }

    @Test
    void onlyALeaderOfTheOfficeThatAnsweredOrSentItOnIssues() {
        for (String login : List.of("hcm-canbo", "p4tanbinh-truong", "v05-canbo", "quansat", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> issue(login, forwarded, TERMS));
        }
        refused(KernelRefusal.NOT_FOUND, () -> issue("v05-lanhdao", forwarded, TERMS));
        refused(KernelRefusal.NOT_FOUND, () -> issue("hn-lanhdao", forwarded, TERMS));
        refused(KernelRefusal.MISSING, () -> issue("hcm-lanhdao", forwarded, IssueTerms.EMPTY));
        issue("hcm-lanhdao", forwarded, TERMS);
        refused(DocumentRefusal.ALREADY_ISSUED, () -> issue("hcm-lanhdao", forwarded, TERMS));
        long raised = jdbc.sql("""
                        select min(r.id) from recommendations.recommendation r where r.direction = 'up' and r.unit_id in (
                            select r2.unit_id from recommendations.recommendation r2 where r2.id = :id)
                            and not exists (select 1 from recommendations.hop h where h.recommendation_id = r.id and h.act in ('answer', 'forward'))
                        """)
                .param("id", forwarded)
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (raised != 0) {
            refused(KernelRefusal.NOT_IN_THIS_STATE, () -> issue("hcm-lanhdao", raised, TERMS));
        }
    }

    @Test
    void whatIsPassedOnIsAddressedToWhoHasItNow() throws Exception {
        issue("hcm-lanhdao", forwarded, TERMS);
        byte[] pdf = file("hcm-canbo", forwarded);
        assertThat(file("hcm-canbo", forwarded)).isEqualTo(pdf);
        assertThat(Golden.words(pdf))
                .contains(
                        "Số: 01/CATP-PV01",
                        "V/v chuyển kiến nghị: ",
                        "Kính gửi: Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc (V05)",
                        "Công an Thành phố Hồ Chí Minh chuyển kiến nghị nêu trên đến",
                        "Nội dung minh hoạ.",
                        "KT. GIÁM ĐỐC",
                        "Số liệu minh hoạ");
        Golden.holds("letter", pdf);
    }

    @Test
    void anAnswerIsAddressedToWhoAskedAndHasTheNextNumber() throws Exception {
        issue("hcm-lanhdao", forwarded, TERMS);
        long answered = jdbc.sql("""
                        select min(h.recommendation_id) from recommendations.hop h join accounts.v_office o on o.office_id = h.from_office_id
                        where h.act = 'answer' and o.key = 'ca-hcm' and not exists (select 1 from recommendations.hop l
                            where l.recommendation_id = h.recommendation_id and l.act in ('answer', 'forward') and l.number > h.number)
                        """).query(Long.class).single();
        issue("hcm-lanhdao", answered, TERMS);
        RecommendationHead head =
                recommendations.find(demo.actor("hcm-canbo"), answered).orElseThrow();
        assertThat(Golden.words(file("hcm-canbo", answered)))
                .contains(
                        "Số: 02/CATP-PV01",
                        "V/v trả lời kiến nghị: ",
                        "Kính gửi: " + head.originName(),
                        "trả lời một phần nội dung kiến nghị như sau:",
                        "Thành phố bố trí kinh phí sửa chữa trong năm");
        assertThat(demo.audited("ISSUE_RECOMMENDATION_LETTER", "documents.issued"))
                .isEqualTo(2);
    }

    @Test
    void itIsIssuedAndReadByPageAndByApi() throws Exception {
        String address = "/recommendations/" + forwarded;
        assertThat(get("hcm-lanhdao", address)).contains("Phát hành công văn");
        assertThat(get("hcm-canbo", address)).doesNotContain("Phát hành công văn");
        assertThat(web.perform(Browse.post("hcm-lanhdao", address + "/letter").param("title", "Giám đốc đã gõ"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Giám đốc đã gõ");
        assertThat(web.perform(MockMvcRequestBuilders.post("/api/v1" + address + "/letter")
                                .header("Authorization", api.bearer("hcm-lanhdao"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                                {"terms": {"organ": "CATP", "place": "TP. Hồ Chí Minh", "prefix": "none", "title": "Giám đốc", "recipients": "Lưu: VT"}}
                                """))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"number\":\"01/CATP\"");
        assertThat(get("hcm-canbo", address)).contains("01/CATP", "Công văn đã phát hành");
        assertThat(status("hcm-canbo", address + "/letter/document?format=docx"))
                .isEqualTo(200);
        assertThat(status("hn-canbo", address + "/letter/document")).isEqualTo(404);
    }

    private String get(String login, String address) throws Exception {
        return web.perform(Browse.get(login, address)).andReturn().getResponse().getContentAsString();
    }

    private int status(String login, String address) throws Exception {
        return web.perform(Browse.get(login, address)).andReturn().getResponse().getStatus();
    }

    private void issue(String login, long id, IssueTerms terms) {
        issueLetter.issue(demo.actor(login), id, terms);
    }

    private byte[] file(String login, long id) {
        return issueLetter
                .last(recommendations.find(demo.actor(login), id).orElseThrow())
                .flatMap(step -> issueLetter.file(step, DocumentFormat.PDF))
                .orElseThrow()
                .bytes();
    }
}
