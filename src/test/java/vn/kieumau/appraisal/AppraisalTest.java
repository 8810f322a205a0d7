package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.assessment.Verdict;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** Nhật Tân's dossier of 2023 lies with the province, appraised in full but not put forward. */
@ApplicationTest
class AppraisalTest {
    static final AppraisalLevel PROVINCE = AppraisalLevel.PROVINCE;
    static final String NEXT = "Hồ sơ chờ tiếp theo";

    @Autowired
    AppraiseCriteria appraiseCriteria;

    @Autowired
    PassAppraisal passAppraisal;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    long dossier;

    @BeforeEach
    void find() {
        dossier = demo.dossier2023("nhattan");
    }

    @Test
    void onlyTheLevelItselfAppraises() {
        refused(KernelRefusal.NOT_PERMITTED, () -> appraise("nhattan-canbo", PROVINCE, finding("1", "met", "", 1)));
        refused(KernelRefusal.NOT_PERMITTED, () -> appraise("hn-lanhdao", PROVINCE, finding("1", "met", "", 1)));
        refused(KernelRefusal.NOT_FOUND, () -> appraise("hp-canbo", PROVINCE, finding("1", "met", "", 1)));
        refused(KernelRefusal.NOT_FOUND, () -> appraise("hn-canbo", PROVINCE, finding("99", "met", "", 0)));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> appraise("v05-canbo", AppraisalLevel.MINISTRY, finding("1", "met", "", 0)));
    }

    @Test
    void whoHasAppraisedIsLedToTheNextDossierThatWaitsInReach() throws Exception {
        String page = "/appraisal/" + dossier + "/province";
        web.perform(Browse.get("hn-canbo", page)).andExpect(content().string(not(containsString(NEXT))));
        long elsewhere = submitted("hungvuong");
        web.perform(Browse.get("hn-canbo", page)).andExpect(content().string(not(containsString(NEXT))));
        long other = submitted("hn-p1");
        String next = "/appraisal/" + other + "/province";
        web.perform(Browse.get("hn-canbo", page)).andExpect(content().string(not(containsString(NEXT))));
        prepared(dossier);
        web.perform(Browse.get("hn-canbo", page))
                .andExpect(content().string(containsString(NEXT)))
                .andExpect(content().string(containsString("href=\"" + next + "\"")));
        prepared(other);
        web.perform(Browse.get("hn-canbo", next)).andExpect(content().string(not(containsString(NEXT))));
        web.perform(Browse.get("hn-lanhdao", page)).andExpect(content().string(not(containsString(NEXT))));
        assertThat(elsewhere).isNotEqualTo(other);
    }

    private void prepared(long id) {
        jdbc.sql("""
                        insert into appraisal.appraisal (dossier_id, level, state, prepared_by, prepared_at)
                        select ?, 'province', 'prepared', id, now() from accounts.account where login = 'hn-canbo'
                        on conflict (dossier_id, level) do update set state = excluded.state, prepared_by = excluded.prepared_by,
                            prepared_at = excluded.prepared_at
                        """).param(id).update();
    }

    private long submitted(String ward) {
        long id = demo.dossier2023(ward);
        jdbc.sql("update assessment.dossier set state = 'submitted' where id = ?")
                .param(id)
                .update();
        jdbc.sql(
                        "update appraisal.appraisal set state = 'under_way', prepared_by = null, prepared_at = null, passed_by = null, passed_at = null where dossier_id = ? and level = 'province'")
                .param(id)
                .update();
        return id;
    }

    /** What was said to be met against the figures stands beside it, as the submission kept it. */
    @Test
    void theVerdictOfTheSubmissionStandsBesideWhatItContradicts() throws Exception {
        Verdict kept = verdicts.of(dossier, 1).orElseThrow();
        List<String> doubtful = kept.criteria().stream()
                .filter(each -> each.truth() == Truth.NOT_MET || each.truth() == Truth.UNKNOWN)
                .filter(each -> jdbc.sql("""
                                select exists (select 1 from assessment.v_answer a join criteria.v_criterion c on c.criterion_id = a.criterion_id
                                    where a.dossier_id = :dossier and c.code = :code and a.result = 'met')
                                """)
                        .param("dossier", dossier)
                        .param("code", each.code())
                        .query(Boolean.class)
                        .single())
                .map(each -> "yêu cầu " + String.join(", ", each.because()))
                .toList();
        String page = web.perform(Browse.get("hn-canbo", "/appraisal/" + dossier + "/province"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(doubtful).as("of the demonstration").isNotEmpty();
        assertThat(page).contains(doubtful);
        assertThat(page.split("theo số liệu lúc nộp", -1)).hasSize(doubtful.size() + 1);
    }

    @Test
    void aDifferenceSaysWhy() {
        refused(AppraisalRefusal.REASON_MISSING, () -> appraise("hn-canbo", PROVINCE, finding("1", "not_met", " ", 1)));
        refused(
                AppraisalRefusal.MUST_APPLY,
                () -> appraise("hn-canbo", PROVINCE, finding("1", "not_applicable", "x", 1)));
        refused(AppraisalRefusal.NOTHING_CHOSEN, () -> appraise("hn-canbo", PROVINCE, finding("1", "nonsense", "", 1)));
        refused(
                AppraisalRefusal.NOTHING_CHOSEN,
                () -> appraiseCriteria.appraise(demo.actor("hn-canbo"), dossier, PROVINCE, List.of()));
        refused(
                KernelRefusal.TOO_LONG,
                () -> appraise("hn-canbo", PROVINCE, finding("1", "not_met", "x".repeat(10_000), 1)));
        appraise("hn-canbo", PROVINCE, finding("1", "not_met", "Thiếu \"trang\" & 'số'", 1));
        assertThat(jdbc.sql("select result from assessment.answer where dossier_id = ? order by criterion_id limit 1")
                        .param(dossier)
                        .query(String.class)
                        .single())
                .as("the ward's own result stays")
                .isEqualTo("met");
    }

    @Test
    void whoSavesSecondIsToldSo() {
        appraise("hn-canbo", PROVINCE, finding("1", "not_met", "một", 1));
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> appraise("hn-canbo", PROVINCE, finding("1", "not_met", "hai", 1)));
    }

    @Test
    void anAppraisalWithAGapIsNotPutForward() {
        jdbc.sql("""
                        delete from appraisal.finding where id = (select max(f.id) from appraisal.finding f
                            join appraisal.appraisal a on a.id = f.appraisal_id where a.dossier_id = ?)
                        """).param(dossier).update();
        refused(AppraisalRefusal.INCOMPLETE, () -> passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE));
    }

    @Test
    void onePersonPreparesAnotherPasses() {
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE));
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> appraise("hn-canbo", PROVINCE, finding("1", "not_met", "muộn", 1)));
        refused(KernelRefusal.NOT_PERMITTED, () -> passAppraisal.pass(demo.actor("hn-canbo"), dossier, PROVINCE));
        passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE);
        assertThat(jdbc.sql("select state from assessment.dossier where id = ?")
                        .param(dossier)
                        .query(String.class)
                        .single())
                .isEqualTo("passed");
        assertThat(demo.audited("PREPARE_PROVINCE", "appraisal.appraisal")).isPositive();
        assertThat(demo.audited("PASS_PROVINCE", "appraisal.appraisal")).isPositive();
    }

    @Test
    void whoeverOnceWorkedOnItNeverPassesIt() {
        appraise("hn-canbo", PROVINCE, finding("1", "not_met", "sẽ bị ghi đè", 1));
        jdbc.sql("""
                        insert into appraisal.preparer (appraisal_id, account_id)
                        select id, :who from appraisal.appraisal where dossier_id = :dossier and level = 'province'
                        """)
                .param("who", demo.actor("hn-lanhdao").accountId())
                .param("dossier", dossier)
                .update();
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        refused(KernelRefusal.SAME_PERSON, () -> passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE));
    }

    @Test
    void whatIsHandedBackSaysWhyToWhoeverPreparedIt() throws Exception {
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        refused(
                KernelRefusal.MISSING,
                () -> passAppraisal.handBack(demo.actor("hn-lanhdao"), dossier, PROVINCE, "\u200B "));
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> passAppraisal.handBack(demo.actor("hn-canbo"), dossier, PROVINCE, "x"));
        passAppraisal.handBack(demo.actor("hn-lanhdao"), dossier, PROVINCE, "Xem lại tiêu chí 10");
        assertThat(demo.audited("HAND_BACK_PROVINCE", "appraisal.appraisal")).isEqualTo(1);
        web.perform(Browse.get("hn-canbo", "/appraisal/{id}/province", dossier))
                .andExpect(content().string(containsString("Xem lại tiêu chí 10")));
        web.perform(Browse.get("hn-canbo", "/"))
                .andExpect(content().string(containsString("Thẩm định lại hồ sơ bị trả")));
        web.perform(Browse.get("hn-canbo", "/audit"))
                .andExpect(content().string(containsString("Xem lại tiêu chí 10")));
    }

    @Test
    void theWardReadsResultsOnlyOnceTheyArePassed() throws Exception {
        appraise("hn-canbo", PROVINCE, finding("1", "not_met", "Nội bộ: còn cân nhắc", 1));
        web.perform(Browse.get("nhattan-canbo", "/appraisal/{id}/province", dossier))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", "/audit"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nộp hồ sơ")))
                .andExpect(content().string(not(containsString("Nội bộ: còn cân nhắc"))));
        passAppraisal.prepare(demo.actor("hn-canbo"), dossier, PROVINCE);
        passAppraisal.pass(demo.actor("hn-lanhdao"), dossier, PROVINCE);
        web.perform(Browse.get("nhattan-canbo", "/appraisal/{id}/province", dossier))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nội bộ: còn cân nhắc")));
        web.perform(Browse.get("nhattan-canbo", "/appraisal/{id}/ministry", dossier))
                .andExpect(status().isNotFound());
    }

    @Test
    void aConflictShowsBothTextsAndCanBeResolvedByTheNextSave() throws Exception {
        appraise("hn-canbo", PROVINCE, finding("1", "not_met", "Người khác ghi", 1));
        String url = "/appraisal/" + dossier + "/province";
        web.perform(Browse.post("hn-canbo", url)
                        .param("result[1]", "not_met")
                        .param("reason[1]", "Tôi ghi")
                        .param("version[1]", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Người khác ghi")))
                .andExpect(content().string(containsString("Tôi ghi")))
                .andExpect(content().string(containsString("name=\"version[1]\" value=\"2\"")));
        web.perform(Browse.post("hn-canbo", url)
                        .param("result[1]", "not_met")
                        .param("reason[1]", "Tôi ghi")
                        .param("version[1]", "2"))
                .andExpect(redirectedUrl(url));
    }

    @Test
    void theWholeOfACriteriaSetIsSavedAtOnceOrNotAtAll() {
        List<Finding> all = IntStream.rangeClosed(1, 22)
                .mapToObj(i -> finding("" + i, "not_met", i == 22 ? "" : "lý do", 1))
                .toList();
        demo.apart(() -> refused(
                AppraisalRefusal.REASON_MISSING,
                () -> appraiseCriteria.appraise(demo.actor("hn-canbo"), dossier, PROVINCE, all)));
        assertThat(jdbc.sql("""
                        select count(*) from appraisal.finding f join appraisal.appraisal a on a.id = f.appraisal_id
                        where a.dossier_id = ? and f.reason = 'lý do'
                        """).param(dossier).query(Integer.class).single()).isZero();
    }

    private static Finding finding(String code, String result, String reason, int version) {
        return new Finding(code, result, reason, version);
    }

    private void appraise(String login, AppraisalLevel level, Finding finding) {
        appraiseCriteria.appraise(demo.actor(login), dossier, level, List.of(finding));
    }
}
