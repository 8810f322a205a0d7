package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.DemoDocuments.WARD;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentRefusal;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.Golden;

/** The report of a ward's results as an official document. */
@ApplicationTest
class IssueDossierReportTest {
    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    Dossiers dossiers;

    @Autowired
    IssueDossierReport issueDossierReport;

    @Autowired
    MockMvc web;

    long dossier;

    @BeforeEach
    void submitted() {
        dossier = demo.dossier2023("ngocxuyen");
    }

    @Test
    void onlyTheHeadOfTheWardIssuesWhatWasSubmitted() {
        for (String login : List.of("ngocxuyen-canbo", "hp-canbo", "hp-lanhdao", "v05-lanhdao", "quansat", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> issue(login, 1, WARD));
        }
        refused(KernelRefusal.NOT_FOUND, () -> issue("nhattan-truong", 1, WARD));
        refused(KernelRefusal.NOT_FOUND, () -> issue("ngocxuyen-truong", 9, WARD));
        refused(KernelRefusal.MISSING, () -> issue("ngocxuyen-truong", 1, IssueTerms.EMPTY));
        issue("ngocxuyen-truong", 1, WARD);
        refused(DocumentRefusal.ALREADY_ISSUED, () -> issue("ngocxuyen-truong", 1, WARD));
        assertThat(demo.audited("ISSUE_DOSSIER_REPORT", "documents.issued")).isEqualTo(1);
    }

    @Test
    void itSaysWhatTheSubmissionSaidCriterionByCriterion() throws Exception {
        issue("ngocxuyen-truong", 1, WARD);
        byte[] pdf = file();
        assertThat(file()).isEqualTo(pdf);
        assertThat(Golden.words(pdf))
                .contains(
                        "BÁO CÁO Kết quả xây dựng theo bộ tiêu chí",
                        "Số: 01/BC-CAP",
                        "được lập từ hồ sơ nộp lần 1, ngày 23/10/2023.",
                        "Đơn vị tự đánh giá 22 tiêu chí: đạt ",
                        "II. KẾT QUẢ TỪNG TIÊU CHÍ",
                        "III. TỒN TẠI, HẠN CHẾ",
                        "TRƯỞNG CÔNG AN PHƯỜNG",
                        "Số liệu minh hoạ");
        Golden.holds("results", pdf);
    }

    @Test
    void itIsIssuedAndReadByPageAndByApi() throws Exception {
        String address = "/assessment/" + dossier + "/snapshots/1/report";
        assertThat(get("ngocxuyen-truong", address)).contains("Phát hành văn bản");
        assertThat(get("hp-canbo", address)).contains("Chưa phát hành báo cáo");
        assertThat(web.perform(Browse.post("ngocxuyen-truong", address).param("title", "Trưởng đã gõ"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Trưởng đã gõ");
        assertThat(web.perform(MockMvcRequestBuilders.post("/api/v1" + address)
                                .header("Authorization", api.bearer("ngocxuyen-truong"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                                {"terms": {"organ": "CAP", "place": "Hải Phòng", "prefix": "none", "title": "Trưởng Công an phường",
                                 "recipients": "Lưu: VT"}}
                                """))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"number\":\"01/BC-CAP\"");
        assertThat(get("hp-canbo", address)).contains("01/BC-CAP");
        assertThat(status("hp-canbo", address + "/document?format=docx")).isEqualTo(200);
        assertThat(status("hn-canbo", address + "/document")).isEqualTo(404);
        assertThat(status("ngocxuyen-truong", "/assessment/" + dossier + "/snapshots/9/report"))
                .isEqualTo(404);
    }

    private String get(String login, String address) throws Exception {
        return web.perform(Browse.get(login, address)).andReturn().getResponse().getContentAsString();
    }

    private int status(String login, String address) throws Exception {
        return web.perform(Browse.get(login, address)).andReturn().getResponse().getStatus();
    }

    private void issue(String login, int number, IssueTerms terms) {
        issueDossierReport.issue(demo.actor(login), dossier, number, terms);
    }

    private byte[] file() {
        DossierHead head = dossiers.find(demo.actor("hp-canbo"), Permission.VIEW_DOSSIER, dossier)
                .orElseThrow();
        return issueDossierReport
                .file(head, 1, DocumentFormat.PDF)
                .orElseThrow()
                .bytes();
    }
}
