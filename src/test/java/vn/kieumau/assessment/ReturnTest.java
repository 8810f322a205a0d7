package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraiseCriteria;
import vn.kieumau.appraisal.Finding;
import vn.kieumau.appraisal.PassAppraisal;
import vn.kieumau.appraisal.ReturnDossier;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** Nhật Tân's dossier of 2023 lies with the province, appraised in full; Ngọc Xuyên's was sent back to the ward. */
@ApplicationTest
class ReturnTest {
    static final AppraisalLevel PROVINCE = AppraisalLevel.PROVINCE;
    static final AppraisalLevel MINISTRY = AppraisalLevel.MINISTRY;

    @Autowired
    ReturnDossier returnDossier;

    @Autowired
    AnswerCriterion answerCriterion;

    @Autowired
    SubmitAssessment submitAssessment;

    @Autowired
    AppraiseCriteria appraiseCriteria;

    @Autowired
    PassAppraisal passAppraisal;

    @Autowired
    WriteRemark writeRemark;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    long dossier;
    LocalDate soon;

    @BeforeEach
    void find() {
        dossier = demo.dossier2023("nhattan");
        soon = demo.actor("hn-lanhdao").today().plusDays(7);
    }

    @Test
    void onlyTheLevelsOwnApproverSendsBackWithAReasonAndADeadline() {
        refused(KernelRefusal.NOT_PERMITTED, () -> sendBack("hn-canbo", PROVINCE, "x", soon));
        refused(KernelRefusal.NOT_PERMITTED, () -> sendBack("v05-lanhdao", PROVINCE, "x", soon));
        refused(KernelRefusal.NOT_FOUND, () -> sendBack("hp-lanhdao", PROVINCE, "x", soon));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> sendBack("v05-lanhdao", MINISTRY, "x", soon));
        refused(KernelRefusal.MISSING, () -> sendBack("hn-lanhdao", PROVINCE, " \n", soon));
        refused(AssessmentRefusal.DUE_PAST, () -> sendBack("hn-lanhdao", PROVINCE, "x", soon.minusDays(8)));
        assertThat(state()).isEqualTo("submitted");
    }

    @Test
    void theWardSeesWhyChangesAnswersAndTheProvinceSeesWhatChanged() throws Exception {
        sendBack("hn-lanhdao", PROVINCE, "Bổ sung \"<b>tiêu chí 3</b>\"", soon);
        assertThat(state()).isEqualTo("returned");
        assertThat(demo.audited("RETURN_PROVINCE", "assessment.dossier_return")).isEqualTo(2);
        web.perform(Browse.get("nhattan-canbo", "/")).andExpect(content().string(containsString("hồ sơ")));
        web.perform(Browse.get("nhattan-canbo", "/assessment/{id}", dossier))
                .andExpect(content().string(containsString("Bổ sung \"&lt;b&gt;tiêu chí 3")))
                .andExpect(content().string(containsString("chưa có gì khác")));
        answer("3", "Nội dung mới của tiêu chí 3");
        assertThat(changes().codes()).containsExactly("3");
        web.perform(Browse.get("nhattan-truong", "/assessment/{id}", dossier))
                .andExpect(content().string(containsString("1 tiêu chí khác đi (3)")));
        assertThat(submitAssessment.submit(demo.actor("nhattan-truong"), dossier))
                .isEqualTo(2);
        assertThat(state()).isEqualTo("submitted");
        assertThat(changes().codes()).containsExactly("3");
        web.perform(Browse.get("hn-canbo", "/appraisal/{id}/province", dossier))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 tiêu chí khác đi (3)")))
                .andExpect(content().string(containsString("Nội dung mới của tiêu chí 3")))
                .andExpect(content().string(containsString("nội dung đã thay đổi, cần xét lại")))
                .andExpect(content().string(containsString("21/22")));
        web.perform(Browse.get("hn-canbo", "/assessment/{id}/snapshots/2", dossier))
                .andExpect(content().string(containsString("Khác bản đã nộp số 1")));
        web.perform(Browse.get("hn-canbo", "/assessment/{id}/snapshots/1", dossier))
                .andExpect(content().string(not(containsString("Khác bản đã nộp"))));
    }

    @Test
    void whatTheWardChangedIsJudgedAnewBeforeTheProvincePasses() {
        sendBack("hn-lanhdao", PROVINCE, "Bổ sung", soon);
        answer("3", "Nội dung mới");
        submitAssessment.submit(demo.actor("nhattan-truong"), dossier);
        assertThatThrownBy(() -> passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.details()).contains(1));
        appraiseCriteria.appraise(demo.actor("hn-canbo"), dossier, PROVINCE, List.of(again("3")));
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE);
        assertThat(state()).isEqualTo("passed");
    }

    @Test
    void aPreparedAppraisalIsOpenAgainAfterAReturnAndItsDraftStaysInside() throws Exception {
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        sendBack("hn-lanhdao", PROVINCE, "Bổ sung", soon);
        assertThat(appraisal("province")).isEqualTo("under_way");
        web.perform(Browse.get("hn-canbo", "/appraisal/{id}/province", dossier)).andExpect(status().isOk());
        web.perform(Browse.get("nhattan-canbo", "/appraisal/{id}/province", dossier))
                .andExpect(status().isNotFound());
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> appraiseCriteria.appraise(demo.actor("hn-canbo"), dossier, PROVINCE, List.of(again("3"))));
    }

    @Test
    void theMinistrySendsBackToTheProvinceWhichLooksAgain() throws Exception {
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> sendBack("hn-lanhdao", PROVINCE, "x", soon));
        appraiseCriteria.appraise(
                demo.actor("v05-canbo"), dossier, MINISTRY, List.of(new Finding("3", "not_met", "Chưa đủ", 0)));
        sendBack("v05-lanhdao", MINISTRY, "Xem lại tiêu chí 3", soon);
        assertThat(state()).isEqualTo("submitted");
        assertThat(appraisal("province")).isEqualTo("under_way");
        assertThat(demo.audited("RETURN_MINISTRY", "assessment.dossier_return")).isEqualTo(1);
        web.perform(Browse.get("hn-canbo", "/"))
                .andExpect(content().string(containsString("Thẩm định lại hồ sơ bị trả")));
        web.perform(Browse.get("v05-canbo", "/appraisal/{id}/ministry", dossier))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Chưa đủ")));
        web.perform(Browse.get("hn-canbo", "/appraisal/{id}/ministry", dossier)).andExpect(status().isNotFound());
        appraiseCriteria.appraise(
                demo.actor("hn-canbo"), dossier, PROVINCE, List.of(new Finding("3", "not_met", "Đúng là thiếu", 1)));
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE);
        web.perform(Browse.get("v05-canbo", "/appraisal/{id}/ministry", dossier))
                .andExpect(content().string(containsString("nội dung đã thay đổi, cần xét lại")));
    }

    @Test
    void remarksBelongToTheDossierAndAskOnlyDownwards() {
        refused(KernelRefusal.NOT_PERMITTED, () -> remark("quansat", "1", "x", null));
        refused(KernelRefusal.NOT_FOUND, () -> remark("hp-canbo", "1", "x", null));
        refused(KernelRefusal.NOT_FOUND, () -> remark("hn-canbo", "99", "x", null));
        refused(KernelRefusal.MISSING, () -> remark("hn-canbo", "1", "\u200B", null));
        refused(KernelRefusal.TOO_LONG, () -> remark("hn-canbo", "1", "x".repeat(5_000), null));
        refused(AssessmentRefusal.DUE_PAST, () -> remark("hn-canbo", "1", "x", soon.minusDays(8)));
        refused(AssessmentRefusal.ONLY_ABOVE_ASKS, () -> remark("nhattan-canbo", "1", "x", soon));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> writeRemark.write(
                        demo.actor("v05-canbo"),
                        demo.dossier2023("hn-p2"),
                        new NewRemark("1", "muộn", null, UUID.randomUUID(), true)));
        NewRemark twice = new NewRemark("1", "một lần", null, UUID.randomUUID(), true);
        long first = writeRemark.write(demo.actor("hn-canbo"), dossier, twice);
        assertThat(writeRemark.write(demo.actor("hn-canbo"), dossier, twice)).isEqualTo(first);
    }

    @Test
    void aQuestionIsAnsweredOnceFromBelowAndResubmissionWaitsForIt() throws Exception {
        long asked = remark("hn-canbo", "3", "Vì sao thiếu?", soon.plusDays(30));
        long comment = remark("hn-canbo", "3", "Chỉ là nhận xét", null);
        sendBack("hn-lanhdao", PROVINCE, "Trả lời nhận xét", soon);
        assertThat(jdbc.sql("select due from assessment.remark where id = ?")
                        .param(asked)
                        .query(LocalDate.class)
                        .single())
                .as("the return's deadline counts")
                .isEqualTo(soon);
        refused(AssessmentRefusal.REMARKS_OPEN, () -> submitAssessment.submit(demo.actor("nhattan-truong"), dossier));
        web.perform(Browse.get("nhattan-canbo", "/")).andExpect(content().string(containsString("Trả lời nhận xét")));
        refused(KernelRefusal.NOT_PERMITTED, () -> reply("hn-lanhdao", asked, "x"));
        refused(KernelRefusal.NOT_PERMITTED, () -> reply("hn-canbo", asked, "tự trả lời"));
        refused(KernelRefusal.NOT_FOUND, () -> reply("hungvuong-canbo", asked, "x"));
        refused(KernelRefusal.MISSING, () -> reply("nhattan-canbo", asked, " "));
        refused(AssessmentRefusal.ASKS_NOTHING, () -> reply("nhattan-canbo", comment, "x"));
        reply("nhattan-canbo", asked, "Đã bổ sung");
        reply("nhattan-canbo", asked, "Đã bổ sung");
        refused(AssessmentRefusal.ALREADY_ANSWERED, () -> reply("nhattan-canbo", asked, "khác"));
        assertThat(demo.audited("ANSWER_REMARK", "assessment.remark")).isEqualTo(3);
        submitAssessment.submit(demo.actor("nhattan-truong"), dossier);
        web.perform(Browse.get("hn-canbo", "/assessment/{id}/remarks", dossier))
                .andExpect(content().string(containsString("Đã bổ sung")))
                .andExpect(content().string(containsString("đúng hạn")));
    }

    @Test
    void aRefusedRemarkOrAnswerKeepsWhatWasTyped() throws Exception {
        web.perform(Browse.post("hn-canbo", "/assessment/" + dossier + "/remarks")
                        .param("criterion", "3")
                        .param("text", "Nội dung dài <i>")
                        .param("due", "31/02/2024")
                        .param("formId", UUID.randomUUID().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Nội dung dài &lt;i&gt;")))
                .andExpect(content().string(containsString("31/02/2024")));
        web.perform(Browse.post("hn-lanhdao", "/appraisal/" + dossier + "/province/return")
                        .param("returnReason", "Lý do đã gõ")
                        .param("returnDue", "01/01/2020"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Lý do đã gõ")));
        web.perform(Browse.post("hn-lanhdao", "/appraisal/" + dossier + "/province/return")
                        .param("returnReason", "Lý do đã gõ")
                        .param("returnDue", soon.toString()))
                .andExpect(redirectedUrl("/appraisal/" + dossier + "/province"));
    }

    @Test
    void thePrintedDossierHoldsAnswersProofsRemarksAndReturns() throws Exception {
        web.perform(Browse.get("hp-canbo", "/assessment/{id}/print", demo.dossier2023("ngocxuyen")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Giải trình minh hoạ")))
                .andExpect(content().string(containsString("Chưa thấy bản chụp")))
                .andExpect(content().string(containsString("Phường bổ sung bản chụp rồi nộp lại.")));
        web.perform(Browse.get("hn-canbo", "/assessment/{id}/print", demo.dossier2023("ngocxuyen")))
                .andExpect(status().isNotFound());
    }

    private Changes changes() {
        return snapshots.changes(dossiers.find(demo.actor("hn-canbo"), Permission.VIEW_DOSSIER, dossier)
                .orElseThrow());
    }

    private Finding again(String code) {
        return jdbc.sql("""
                        select c.code as criterion_code, f.result, f.reason, f.version
                        from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id
                        join criteria.v_criterion c on c.criterion_id = f.criterion_id
                        where a.dossier_id = :dossier and a.level = 'province' and c.code = :code
                        """)
                .param("dossier", dossier)
                .param("code", code)
                .query(Finding.class)
                .single();
    }

    private void answer(String code, String explanation) {
        DossierHead head = dossiers.find(demo.actor("nhattan-canbo"), Permission.ANSWER_CRITERION, dossier)
                .orElseThrow();
        CriterionAnswer before = dossiers.answer(head, code).orElseThrow();
        answerCriterion.answer(
                demo.actor("nhattan-canbo"),
                dossier,
                code,
                new Answer("met", explanation, true, List.of(), null, before.version(), true));
    }

    private void sendBack(String login, AppraisalLevel level, String reason, LocalDate due) {
        returnDossier.sendBack(demo.actor(login), dossier, level, reason, due);
    }

    private long remark(String login, String code, String text, LocalDate due) {
        return writeRemark.write(demo.actor(login), dossier, new NewRemark(code, text, due, UUID.randomUUID(), true));
    }

    private void reply(String login, long remark, String text) {
        writeRemark.answer(demo.actor(login), dossier, remark, text);
    }

    private String state() {
        return jdbc.sql("select state from assessment.dossier where id = ?")
                .param(dossier)
                .query(String.class)
                .single();
    }

    private String appraisal(String level) {
        return jdbc.sql("select state from appraisal.appraisal where dossier_id = :d and level = :l")
                .param("d", dossier)
                .param("l", level)
                .query(String.class)
                .single();
    }
}
