package vn.kieumau.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.DemoDocuments.DEPARTMENT;
import static vn.kieumau.support.DemoDocuments.MINISTER;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.Golden;

/** The submission and the decision as official documents: what is issued and what is recorded bear one number. */
@ApplicationTest
class IssueLetterTest {
    @Autowired
    ApplicationContext application;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Proposals proposals;

    @Autowired
    IssueProposal issueProposal;

    @Autowired
    IssueDecision issueDecision;

    @Autowired
    DecideRecognition decideRecognition;

    @Autowired
    Numbers numbers;

    ReadyWards wards;
    long cohort;
    long nhatTan;
    long catBi;

    @BeforeEach
    void twoWardsAreReady() {
        wards = new ReadyWards(application);
        cohort = wards.cohort(2022);
        nhatTan = wards.dossier(cohort, "nhattan", "ready");
        catBi = wards.dossier(cohort, "catbi", "ready");
    }

    @Test
    void onlyWhoProposesIssuesASubmission() {
        for (String login : List.of("v05-lanhdao", "hn-canbo", "hn-lanhdao", "nhattan-truong", "quansat", "admin")) {
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> issueProposal.issue(demo.actor(login), cohort, List.of(nhatTan), DEPARTMENT));
        }
        refused(RecognitionRefusal.NOTHING_CHOSEN, () -> submit());
        refused(KernelRefusal.NOT_FOUND, () -> submit(999_999L));
        refused(KernelRefusal.NOT_FOUND, () -> submit(nhatTan, 999_999L));
        refused(
                KernelRefusal.MISSING,
                () -> issueProposal.issue(demo.actor("v05-canbo"), cohort, List.of(nhatTan), IssueTerms.EMPTY));
        submit(nhatTan);
        refused(KernelRefusal.NOT_FOUND, () -> submit(nhatTan));
    }

    @Test
    void onlyAnApproverWhoDidNotProposeIssuesTheDecisionAndOnlyOnce() {
        long letter = submit(nhatTan, catBi);
        for (String login : List.of("v05-canbo", "hn-lanhdao", "nhattan-truong", "quansat", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> issueDecision.issue(demo.actor(login), letter, true, MINISTER));
        }
        Actor officer = demo.actor("v05-canbo");
        List<Grant> both = new ArrayList<>(officer.grants());
        both.addAll(demo.actor("v05-lanhdao").grants());
        Actor twoHats =
                new Actor(officer.accountId(), officer.login(), officer.displayName(), both, officer.at(), false);
        refused(KernelRefusal.SAME_PERSON, () -> issueDecision.issue(twoHats, letter, true, MINISTER));
        refused(KernelRefusal.NOT_FOUND, () -> decide(999_999));
        refused(
                RecognitionRefusal.NOT_CONFIRMED,
                () -> issueDecision.issue(demo.actor("v05-lanhdao"), letter, false, MINISTER));
        decide(letter);
        refused(RecognitionRefusal.NOTHING_TO_CONFER, () -> decide(letter));
    }

    @Test
    void nobodyRealSignsWhatIsIllustrative() {
        long letter = submit(nhatTan);
        IssueTerms named = new IssueTerms(
                "", "BCA-V05", "Hà Nội", "none", "", "Bộ trưởng", "Đại tướng Nguyễn Văn A", "Lưu: VT", null);
        refused(
                RecognitionRefusal.SIGNATORY_NOT_MARKED,
                () -> issueDecision.issue(demo.actor("v05-lanhdao"), letter, true, named));
        assertThat(wards.count("select count(*) from documents.register where kind = 'decision'"))
                .as("no number was taken")
                .isZero();
    }

    @Test
    void whatIsIssuedIsRecordedUnderItsNumber() {
        int before = demo.audited("ISSUE_RECOGNITION_DECISION", "documents.issued");
        wards.ministryFinds(catBi, "not_met");
        long letter = submit(nhatTan, catBi);
        decide(letter);
        assertThat(line(letter).number()).isEqualTo("01/TTr-V05-P2/MINH-HOẠ");
        assertThat(issueProposal
                        .issued(demo.actor("v05-canbo"), line(letter))
                        .orElseThrow()
                        .number())
                .isEqualTo("01/TTr-V05-P2");
        assertThat(wards.text(
                        "select number || ' ' || signatory from recognition.decision x"
                                + " join recognition.proposal_item i on i.id = x.proposal_item_id where i.dossier_id = ?",
                        nhatTan))
                .isEqualTo("01/QĐ-BCA-V05/MINH-HOẠ Thứ trưởng minh hoạ");
        assertThat(wards.count("select count(*) from recognition.title where cohort_id = ?", cohort))
                .as("the other misses a criterion")
                .isEqualTo(1);
        assertThat(demo.audited("ISSUE_RECOGNITION_DECISION", "documents.issued"))
                .isEqualTo(before + 1);
        refused(
                RecognitionRefusal.NUMBER_OF_DOCUMENT,
                () -> decideRecognition.decide(
                        demo.actor("v05-lanhdao"),
                        letter,
                        catBi,
                        new Decision(
                                Outcome.REFUSED,
                                "01/QĐ-BCA-V05/MINH-HOẠ",
                                demo.actor("v05-lanhdao").today(),
                                "Thứ trưởng minh hoạ",
                                "Còn tiêu chí chưa đạt",
                                "Đăng ký lại",
                                true)));
        assertThat(numbers.suggestDecision(letter)).isNotEqualTo("01/QĐ-BCA-V05/MINH-HOẠ");
        long next = submit(wards.dossier(cohort, "hungvuong", "ready"));
        decide(next);
        assertThat(issueDecision.issued(line(next)).orElseThrow().number()).isEqualTo("02/QĐ-BCA-V05");
        assertThat(line(next).number()).isEqualTo("02/TTr-V05-P2/MINH-HOẠ");
    }

    @Test
    void theSubmissionSaysWhatWasFound() throws Exception {
        long letter = submit(nhatTan, catBi);
        byte[] pdf = issueProposal
                .file(demo.actor("v05-canbo"), line(letter), DocumentFormat.PDF)
                .orElseThrow()
                .bytes();
        assertThat(Golden.words(pdf))
                .contains(
                        "TỜ TRÌNH",
                        "Số: 01/TTr-V05-P2",
                        "Kính gửi: Bộ Công an",
                        "Căn cứ Quyết định số 5764/QĐ-BCA-V05 ngày 13/07/2021 của Bộ Công an",
                        "Có 2 đơn vị đã được thẩm định",
                        "Phường Nhật Tân",
                        "20/22",
                        "CỤC TRƯỞNG",
                        "Số liệu minh hoạ");
        Golden.holds("proposal", pdf);
    }

    @Test
    void theDecisionListsTheWardsInItsAppendixAndIsMadeAgainTheSame() throws Exception {
        long letter = submit(nhatTan, catBi);
        decide(letter);
        byte[] pdf = issueDecision
                .file(line(letter), DocumentFormat.PDF)
                .orElseThrow()
                .bytes();
        assertThat(issueDecision
                        .file(line(letter), DocumentFormat.PDF)
                        .orElseThrow()
                        .bytes())
                .isEqualTo(pdf);
        assertThat(Golden.words(pdf))
                .contains(
                        "QUYẾT ĐỊNH Về việc công nhận danh hiệu",
                        "BỘ TRƯỞNG BỘ CÔNG AN",
                        "Xét đề nghị tại Tờ trình số 01/TTr-V05-P2/MINH-HOẠ ngày 24/11/2023.",
                        "Điều 1. Công nhận",
                        "đối với 2 đơn vị",
                        "KT. BỘ TRƯỞNG THỨ TRƯỞNG",
                        "PHỤ LỤC",
                        "(Kèm theo Quyết định số 01/QĐ-BCA-V05 ngày 24 tháng 11 năm 2023 của Bộ Công an)",
                        "Phường Cát Bi",
                        "Phường Nhật Tân");
        Golden.holds("decision", pdf);
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(issueDecision
                .file(line(letter), DocumentFormat.DOCX)
                .orElseThrow()
                .bytes()))) {
            assertThat(word.getTables()).hasSize(3);
            assertThat(word.getTables().get(2).getText()).contains("Phường Nhật Tân");
        }
    }

    @Test
    void bothAreIssuedAndReadByPageAndByApi() throws Exception {
        assertThat(page("v05-canbo", "/recognition/propose/issue?cohort=" + cohort))
                .contains("Phường Nhật Tân", "Phường được đề nghị");
        MockHttpServletResponse again = web.perform(Browse.post("v05-canbo", "/recognition/propose/issue")
                        .param("cohort", String.valueOf(cohort))
                        .param("dossier", String.valueOf(nhatTan))
                        .param("organ", "không hợp lệ")
                        .param("title", "Cục trưởng đã gõ"))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Cục trưởng đã gõ");
        MockHttpServletResponse made = web.perform(MockMvcRequestBuilders.post("/api/v1/recognition/proposals/issue")
                        .header("Authorization", api.bearer("v05-canbo"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"cohort": %d, "dossiers": [%d], "terms": {"superior": "Bộ Công an", "organ": "V05-P2", "place": "Hà Nội",
                                 "prefix": "none", "title": "Cục trưởng", "recipients": "Lưu: VT"}}
                                """.formatted(cohort, nhatTan)))
                .andReturn()
                .getResponse();
        assertThat(made.getStatus()).isEqualTo(201);
        String letter = made.getHeader("Location").replaceAll(".*/", "");
        String address = "/recognition/proposals/" + letter;
        assertThat(page("v05-lanhdao", address)).contains("Phát hành quyết định công nhận", "01/TTr-V05-P2");
        assertThat(page("v05-canbo", address)).doesNotContain("Phát hành quyết định công nhận");
        assertThat(web.perform(Browse.post("v05-lanhdao", address + "/issue")
                                .param("confirmed", "true")
                                .param("organ", "BCA-V05")
                                .param("place", "Hà Nội")
                                .param("prefix", "none")
                                .param("title", "Bộ trưởng")
                                .param("recipients", "Lưu: VT"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
        assertThat(page("v05-canbo", address)).contains("01/QĐ-BCA-V05", "Quyết định đã phát hành");
        for (String prefix : List.of("", "/api/v1")) {
            for (String kind : List.of("proposal", "decision")) {
                assertThat(get("v05-canbo", prefix + address + "/documents/" + kind + "?format=docx")
                                .getStatus())
                        .isEqualTo(200);
            }
            assertThat(get("v05-canbo", prefix + address + "/documents/letter").getStatus())
                    .isEqualTo(404);
            assertThat(get("nhattan-truong", prefix + address + "/documents/decision")
                            .getStatus())
                    .isEqualTo(200);
            assertThat(get("hp-canbo", prefix + address + "/documents/decision").getStatus())
                    .as("names no ward of theirs")
                    .isEqualTo(404);
        }
        assertThat(get("v05-canbo", "/api/v1" + address + "/documents").getContentAsString())
                .contains("01/TTr-V05-P2", "01/QĐ-BCA-V05");
    }

    /** So that it can be read before somebody says that it was. */
    @Test
    void aDecisionIsLookedAtBeforeItIsConfirmedAndNobodyIsRecognised() throws Exception {
        long letter = submit(nhatTan);
        int titles = count("select count(*) from recognition.title");
        MockHttpServletResponse shown = web.perform(
                        Browse.post("v05-lanhdao", "/recognition/proposals/" + letter + "/issue")
                                .param("organ", "BCA-V05")
                                .param("place", "Hà Nội")
                                .param("prefix", "none")
                                .param("title", "Bộ trưởng")
                                .param("recipients", "Lưu: VT")
                                .param("preview", "true"))
                .andReturn()
                .getResponse();
        assertThat(shown.getContentType()).isEqualTo("application/pdf");
        assertThat(shown.getContentAsByteArray()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        MockHttpServletResponse proposed = web.perform(Browse.post("v05-canbo", "/recognition/propose/issue")
                        .param("cohort", String.valueOf(cohort))
                        .param("dossier", String.valueOf(catBi))
                        .param("superior", "Bộ Công an")
                        .param("organ", "V05-P2")
                        .param("place", "Hà Nội")
                        .param("prefix", "none")
                        .param("title", "Cục trưởng")
                        .param("recipients", "Lưu: VT")
                        .param("preview", "true"))
                .andReturn()
                .getResponse();
        assertThat(proposed.getContentType()).isEqualTo("application/pdf");
        assertThat(count("select count(*) from recognition.title")).isEqualTo(titles);
        assertThat(count("select count(*) from documents.issued where kind = 'decision'"))
                .isZero();
        assertThat(count("select count(*) from recognition.proposal where cohort_id = " + cohort))
                .as("the one that was sent")
                .isEqualTo(1);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void whatASubmissionFoundIsReadOnlyByThoseWhomAllItsWardsConcern() {
        ProposalLine letter = line(submit(nhatTan, catBi));
        assertThat(issueProposal.issued(demo.actor("hn-canbo"), letter)).isEmpty();
        assertThat(issueProposal.file(demo.actor("hn-canbo"), letter, DocumentFormat.PDF))
                .isEmpty();
        assertThat(issueProposal.issued(demo.actor("v05-lanhdao"), letter)).isPresent();
    }

    private long submit(Long... dossiers) {
        return issueProposal.issue(demo.actor("v05-canbo"), cohort, List.of(dossiers), DEPARTMENT);
    }

    private void decide(long letter) {
        issueDecision.issue(demo.actor("v05-lanhdao"), letter, true, MINISTER);
    }

    private ProposalLine line(long letter) {
        return proposals.find(demo.actor("v05-canbo"), letter).orElseThrow();
    }

    private String page(String login, String address) throws Exception {
        return get(login, address).getContentAsString();
    }

    private MockHttpServletResponse get(String login, String address) throws Exception {
        return web.perform(address.startsWith("/api/") ? api.get(login, address) : Browse.get(login, address))
                .andReturn()
                .getResponse();
    }
}
