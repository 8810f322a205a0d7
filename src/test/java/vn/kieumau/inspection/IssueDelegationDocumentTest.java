package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.DemoDocuments.DELEGATION;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentRefusal;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.inspection.RecordFindings.TypedFinding;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.support.Golden;

/** The minutes and the conclusion of a delegation as official documents. */
@ApplicationTest
class IssueDelegationDocumentTest {
    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    LeadDelegation leadDelegation;

    @Autowired
    RecordFindings recordFindings;

    @Autowired
    WriteConclusion writeConclusion;

    @Autowired
    IssueDelegationDocument issueDelegationDocument;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    long delegation;

    @BeforeEach
    void reported() {
        delegation = demoDelegation.begun(
                "Đoàn kiểm tra của V05 (minh hoạ)", List.of("catbi", "hungvuong"), "v05-lanhdao", "v05-canbo");
        long visit = demoDelegation.visit(delegation);
        long item = jdbc.sql("select id from inspection.item where visit_id = ? order by position limit 1")
                .param(visit)
                .query(Long.class)
                .single();
        recordFindings.save(
                demo.actor("v05-canbo"),
                delegation,
                visit,
                List.of(new TypedFinding(item, "not_met", "Chưa thấy sổ theo dõi (minh hoạ)")));
        leadDelegation.report(demo.actor("v05-lanhdao"), delegation);
        writeConclusion.write(
                demo.actor("v05-canbo"),
                delegation,
                0,
                new NewConclusion(
                        "24/11/2023",
                        "Hội trường Công an thành phố (minh hoạ)",
                        "Công an thành phố Hải Phòng\nỦy ban nhân dân phường Cát Bi",
                        "Lề lối làm việc nền nếp (minh hoạ)",
                        "Sổ sách chưa đầy đủ (minh hoạ)",
                        "Cán bộ mới nhận việc (minh hoạ)",
                        List.of(new NewConclusion.NewDemand(visit, "Bổ sung sổ theo dõi (minh hoạ)", "15/12/2023"))));
    }

    @Test
    void onlyALeaderOfTheUnitThatSentItIssuesAndOnlyOnceItHasConcluded() {
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> issue("v05-lanhdao", DocumentType.MINUTES, DELEGATION));
        conclude();
        for (String login : List.of("v05-canbo", "catbi-truong", "hp-canbo", "quansat", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> issue(login, DocumentType.MINUTES, DELEGATION));
        }
        refused(KernelRefusal.NOT_FOUND, () -> issue("hp-lanhdao", DocumentType.MINUTES, DELEGATION));
        refused(KernelRefusal.NOT_FOUND, () -> issue("hn-lanhdao", DocumentType.MINUTES, DELEGATION));
        refused(KernelRefusal.NOT_FOUND, () -> IssueDelegationDocument.type("decision"));
        refused(KernelRefusal.MISSING, () -> issue("v05-lanhdao", DocumentType.MINUTES, IssueTerms.EMPTY));
        issue("v05-lanhdao", DocumentType.MINUTES, DELEGATION);
        refused(DocumentRefusal.ALREADY_ISSUED, () -> issue("v05-lanhdao", DocumentType.MINUTES, DELEGATION));
        issue("v05-lanhdao", DocumentType.CONCLUSION, DELEGATION);
    }

    @Test
    void theMinutesSayWhoWasThereWhatWasSeenAndWhatIsDemanded() throws Exception {
        conclude();
        issue("v05-lanhdao", DocumentType.MINUTES, DELEGATION);
        byte[] pdf = file("v05-canbo", DocumentType.MINUTES);
        assertThat(file("v05-canbo", DocumentType.MINUTES)).isEqualTo(pdf);
        assertThat(Golden.words(pdf))
                .contains(
                        "BIÊN BẢN Kiểm tra kết quả",
                        "Số: 01/BB-V05-P2",
                        "Thực hiện Quyết định số 77/QĐ-MINH-HOẠ ngày 20/11/2023 của ",
                        "(thời gian theo Quyết định: từ ngày 24/11/2023 đến ngày 30/11/2023), Đoàn kiểm tra",
                        "Trưởng đoàn: ",
                        "Ủy ban nhân dân phường Cát Bi",
                        "Phường Cát Bi",
                        "Sổ sách chưa đầy đủ (minh hoạ)",
                        "15/12/2023",
                        "TL. CỤC TRƯỞNG TRƯỞNG ĐOÀN",
                        "PHỤ LỤC CÁC NỘI DUNG CHƯA ĐẠT",
                        "Chưa thấy sổ theo dõi (minh hoạ)",
                        "Số liệu minh hoạ");
        Golden.holds("minutes", pdf);
    }

    @Test
    void daysAreToldAsDoneOnlyWhereTheyAre() throws Exception {
        jdbc.sql("update inspection.visit set visits_on = '2023-11-24' where delegation_id = ?")
                .param(delegation)
                .update();
        conclude();
        issue("v05-lanhdao", DocumentType.MINUTES, DELEGATION);
        assertThat(Golden.words(file("v05-canbo", DocumentType.MINUTES)))
                .contains("đã làm việc tại 2 đơn vị trong ngày 24/11/2023.")
                .doesNotContain("30/11/2023");
        jdbc.sql("update inspection.visit set visits_on = '2023-11-25' where id = ?")
                .param(demoDelegation.visit(delegation))
                .update();
        issue("v05-lanhdao", DocumentType.CONCLUSION, DELEGATION);
        assertThat(Golden.words(file("v05-canbo", DocumentType.CONCLUSION)))
                .as("one is to come")
                .contains("(thời gian theo Quyết định: từ ngày 24/11/2023 đến ngày 30/11/2023)");
    }

    @Test
    void theConclusionCounts() throws Exception {
        conclude();
        issue("v05-lanhdao", DocumentType.CONCLUSION, DELEGATION);
        byte[] pdf = file("v05-canbo", DocumentType.CONCLUSION);
        assertThat(Golden.words(pdf))
                .contains(
                        "KẾT LUẬN Kiểm tra kết quả",
                        "Số: 01/KL-V05-P2",
                        "Đoàn đã kiểm tra 2 đơn vị với 1 mục có kết quả, trong đó 1 mục chưa đạt.",
                        "Nguyên nhân",
                        "Bổ sung sổ theo dõi (minh hoạ)");
        Golden.holds("conclusion", pdf);
        assertThat(demo.audited("ISSUE_DELEGATION_DOCUMENT", "documents.issued"))
                .isEqualTo(1);
    }

    @Test
    void theNextOfAKindGetsTheNextNumber() throws Exception {
        conclude();
        issue("v05-lanhdao", DocumentType.MINUTES, DELEGATION);
        issueDelegationDocument.issue(
                demo.actor("v05-lanhdao"), demoDelegation.shown().concluded(), DocumentType.MINUTES, DELEGATION);
        assertThat(Golden.words(issueDelegationDocument
                        .file(
                                demo.actor("v05-canbo"),
                                demoDelegation.shown().concluded(),
                                DocumentType.MINUTES,
                                DocumentFormat.PDF)
                        .orElseThrow()
                        .bytes()))
                .contains("Số: 02/BB-V05-P2");
    }

    @Test
    void itIsIssuedAndReadByPageAndByApiByThoseWhomTheWholeRouteConcerns() throws Exception {
        conclude();
        String address = "/inspection/" + delegation + "/minutes";
        assertThat(get("v05-lanhdao", address).getContentAsString()).contains("Phát hành văn bản", "Loại văn bản");
        assertThat(get("v05-canbo", address).getContentAsString()).doesNotContain("Loại văn bản");
        MockHttpServletResponse again = web.perform(Browse.post("v05-lanhdao", address + "/issue")
                        .param("kind", "minutes")
                        .param("organ", "không hợp lệ")
                        .param("title", "Trưởng đoàn đã gõ"))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Trưởng đoàn đã gõ");
        String made = web.perform(MockMvcRequestBuilders.post("/api/v1" + address + "/issue")
                        .header("Authorization", api.bearer("v05-lanhdao"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"kind": "conclusion", "terms": {"organ": "V05-P2", "place": "Hà Nội", "prefix": "none", "title": "Trưởng đoàn",
                                 "recipients": "Lưu: VT"}}
                                """))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(made).contains("\"number\":\"01/KL-V05-P2\"");
        assertThat(get("v05-canbo", address).getContentAsString()).contains("01/KL-V05-P2");
        assertThat(get("v05-canbo", address + "/conclusion?format=docx").getStatus())
                .isEqualTo(200);
        assertThat(get("v05-canbo", "/api/v1" + address + "/documents/conclusion")
                        .getStatus())
                .isEqualTo(200);
        assertThat(get("hp-canbo", address + "/conclusion").getStatus())
                .as("both wards are theirs")
                .isEqualTo(200);
        assertThat(get("catbi-truong", address + "/conclusion").getStatus())
                .as("the other ward is not theirs")
                .isEqualTo(404);
        assertThat(get("catbi-truong", address).getContentAsString()).doesNotContain("01/KL-V05-P2");
        assertThat(get("hn-canbo", address + "/conclusion").getStatus()).isEqualTo(404);
    }

    private void conclude() {
        writeConclusion.conclude(demo.actor("v05-lanhdao"), delegation, 1);
    }

    private void issue(String login, DocumentType type, IssueTerms terms) {
        issueDelegationDocument.issue(demo.actor(login), delegation, type, terms);
    }

    private byte[] file(String login, DocumentType type) {
        return issueDelegationDocument
                .file(demo.actor(login), delegation, type, DocumentFormat.PDF)
                .map(IssuedDocuments.DocumentFile::bytes)
                .orElseThrow();
    }

    private MockHttpServletResponse get(String login, String address) throws Exception {
        return web.perform(address.startsWith("/api/") ? api.get(login, address) : Browse.get(login, address))
                .andReturn()
                .getResponse();
    }
}
