package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.DemoDocuments.DEPARTMENT;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
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
import vn.kieumau.support.Golden;

/** The slip of an appraisal as an official document. */
@ApplicationTest
class IssueSlipTest {
    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    IssueSlip issueSlip;

    @Autowired
    MockMvc web;

    @Test
    void onlyALeaderOfTheLevelThatPassedItIssues() {
        long passed = demo.dossier2023("hn-p2");
        for (String login : List.of("v05-canbo", "hn-canbo", "nhattan-truong", "quansat", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> issue(login, passed, AppraisalLevel.MINISTRY));
        }
        refused(KernelRefusal.NOT_FOUND, () -> issue("hn-lanhdao", passed, AppraisalLevel.MINISTRY));
        refused(KernelRefusal.NOT_FOUND, () -> issue("v05-lanhdao", passed, AppraisalLevel.PROVINCE));
        refused(KernelRefusal.NOT_FOUND, () -> issue("hp-lanhdao", passed, AppraisalLevel.PROVINCE));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> issue("v05-lanhdao", demo.dossier2023("hn-p1"), AppraisalLevel.MINISTRY));
        refused(
                KernelRefusal.MISSING,
                () -> issueSlip.issue(demo.actor("v05-lanhdao"), passed, AppraisalLevel.MINISTRY, IssueTerms.EMPTY));
        issue("v05-lanhdao", passed, AppraisalLevel.MINISTRY);
        refused(DocumentRefusal.ALREADY_ISSUED, () -> issue("v05-lanhdao", passed, AppraisalLevel.MINISTRY));
    }

    @Test
    void itSaysWhatWasFoundAtEachCriterionAndTheNextGetsTheNextNumber() throws Exception {
        issue("hn-lanhdao", demo.dossier2023("hn-p2"), AppraisalLevel.PROVINCE);
        byte[] pdf = file(demo.dossier2023("hn-p2"), AppraisalLevel.PROVINCE);
        assertThat(file(demo.dossier2023("hn-p2"), AppraisalLevel.PROVINCE)).isEqualTo(pdf);
        assertThat(Golden.words(pdf))
                .contains(
                        "PHIẾU Thẩm định hồ sơ của",
                        "Số: 01/P-V05-P2",
                        "I. KẾT QUẢ CHUNG",
                        "Tổng số 22 tiêu chí: đạt ",
                        "Kết quả thẩm định",
                        "Trên đây là kết quả thẩm định hồ sơ của Công an thành phố Hà Nội./.",
                        "Số liệu minh hoạ");
        Golden.holds("slip", pdf);
        issue("hn-lanhdao", demo.dossier2023("hn-p1"), AppraisalLevel.PROVINCE);
        assertThat(Golden.words(file(demo.dossier2023("hn-p1"), AppraisalLevel.PROVINCE)))
                .contains("Số: 02/P-V05-P2");
        assertThat(demo.audited("ISSUE_APPRAISAL_SLIP", "documents.issued")).isEqualTo(2);
    }

    @Test
    void itIsIssuedAndReadByPageAndByApi() throws Exception {
        String address = "/appraisal/" + demo.dossier2023("hn-p2") + "/ministry/slip";
        assertThat(get("v05-lanhdao", address)).contains("Phát hành văn bản");
        assertThat(get("v05-canbo", address)).contains("Chưa phát hành phiếu thẩm định.");
        assertThat(web.perform(Browse.post("v05-lanhdao", address).param("title", "Cục trưởng đã gõ"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Cục trưởng đã gõ");
        assertThat(web.perform(MockMvcRequestBuilders.post("/api/v1" + address)
                                .header("Authorization", api.bearer("v05-lanhdao"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                                {"terms": {"organ": "V05-P2", "place": "Hà Nội", "prefix": "none", "title": "Cục trưởng", "recipients": "Lưu: VT"}}
                                """))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"number\":\"01/P-V05-P2\"");
        assertThat(get("v05-canbo", address)).contains("01/P-V05-P2");
        assertThat(web.perform(Browse.get("v05-canbo", address + "/document?format=docx"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(web.perform(Browse.get("hp-canbo", address + "/document"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private String get(String login, String address) throws Exception {
        return web.perform(Browse.get(login, address)).andReturn().getResponse().getContentAsString();
    }

    private void issue(String login, long dossier, AppraisalLevel level) {
        issueSlip.issue(demo.actor(login), dossier, level, DEPARTMENT);
    }

    private byte[] file(long dossier, AppraisalLevel level) {
        return issueSlip
                .file(issueSlip.passed(demo.actor("hn-canbo"), dossier, level), DocumentFormat.PDF)
                .orElseThrow()
                .bytes();
    }
}
