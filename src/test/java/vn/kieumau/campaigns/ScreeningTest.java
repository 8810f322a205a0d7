package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;
import vn.kieumau.units.UnitSummary;

/** From the pool of wards over their surveys to a choice that stays. */
@ApplicationTest
class ScreeningTest {
    private static final Paging ALL = new Paging(1, 250);

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Screening screening;

    @Autowired
    Readiness readiness;

    @Autowired
    SurveyWard surveyWard;

    @Autowired
    ChooseCandidate chooseCandidate;

    @Autowired
    Registrations registrations;

    @Test
    void onlyTheProvinceSurveysItsWardsAndChoosesAmongThem() {
        long cohort = demo.openCohort(2031);
        long ward = demo.unit("p2quan3");
        for (String login : List.of("p2quan3-canbo", "hcm-lanhdao", "v05-canbo", "quansat")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> survey(login, cohort, "p2quan3", 0, "met"));
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> chooseCandidate.choose(demo.actor(login), cohort, ward, true, "vì sao"));
        }
        refused(KernelRefusal.NOT_FOUND, () -> survey("hn-canbo", cohort, "p2quan3", 0, "met"));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> chooseCandidate.choose(demo.actor("hcm-canbo"), cohort, ward, true, "chưa khảo sát"));
        survey("hcm-canbo", cohort, "p2quan3", 0, "met");
        refused(
                KernelRefusal.NOT_FOUND,
                () -> chooseCandidate.choose(demo.actor("hn-canbo"), cohort, ward, true, "vì sao"));
        assertThat(screening.find(demo.actor("hn-canbo"), cohort, ward)).isEmpty();
        assertThat(screening
                        .find(demo.actor("p2quan3-canbo"), cohort, ward)
                        .orElseThrow()
                        .met())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaid() {
        long cohort = demo.openCohort(2031);
        refused(
                CampaignsRefusal.SURVEY_EMPTY,
                () -> surveyWard.survey(
                        demo.actor("hcm-canbo"),
                        cohort,
                        demo.unit("p2quan3"),
                        new NewSurvey("", " ", List.of(), 0, true)));
        refused(KernelRefusal.NOT_FOUND, () -> survey("hcm-canbo", cohort, "p2quan3", 0, "splendid"));
        refused(CampaignsRefusal.NOT_A_WARD, () -> survey("hcm-canbo", cohort, "hcm", 0, "met"));
    }

    @Test
    void aSurveyIsWrittenAnewByWhoReadTheLast() {
        long cohort = demo.openCohort(2031);
        survey("hcm-canbo", cohort, "p2quan3", 0, "met");
        survey("hcm-canbo", cohort, "p2quan3", 1, "not_met");
        CandidateLine ward = line(cohort, "p2quan3");
        assertThat(ward.met()).isZero();
        assertThat(ward.notMet()).isEqualTo(1);
        assertThat(ward.unsaid()).isEqualTo(21);
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> survey("hcm-canbo", cohort, "p2quan3", 1, "met"));
    }

    @Test
    void everyChoiceStaysAndTheLastCounts() {
        long cohort = demo.openCohort(2031);
        survey("hcm-canbo", cohort, "p2quan3", 0, "partly");
        survey("hcm-canbo", cohort, "p4tanbinh", 0, "met");
        int before = demo.audited("CHOOSE_CANDIDATE", "campaigns.candidate_choice");
        refused(
                KernelRefusal.MISSING,
                () -> chooseCandidate.choose(demo.actor("hcm-canbo"), cohort, demo.unit("p2quan3"), true, " "));
        choose(cohort, "p2quan3", true, "Trụ sở mới");
        choose(cohort, "p2quan3", false, "Thiếu biên chế");
        choose(cohort, "p4tanbinh", true, "Đạt nhiều tiêu chí");
        assertThat(demo.audited("CHOOSE_CANDIDATE", "campaigns.candidate_choice"))
                .isEqualTo(before + 3);
        assertThat(screening.choices(demo.actor("hcm-canbo"), cohort, demo.unit("p2quan3")))
                .extracting(CandidateChoice::reason)
                .containsExactly("Thiếu biên chế", "Trụ sở mới");
        assertThat(screening
                        .page(demo.actor("hcm-canbo"), cohort, "", "chosen", ALL)
                        .items())
                .extracting(CandidateLine::unitId)
                .containsExactly(demo.unit("p4tanbinh"));
        assertThat(screening.sum(demo.actor("hcm-canbo"), cohort)).satisfies(sum -> {
            assertThat(sum.surveyed()).isEqualTo(2);
            assertThat(sum.chosen()).isEqualTo(1);
            assertThat(sum.pool()).isGreaterThan(2);
        });
        assertThat(registrations
                        .candidates(demo.actor("hcm-canbo"), cohort, "", ALL)
                        .items())
                .extracting(UnitSummary::unitId)
                .as("the chosen first")
                .startsWith(demo.unit("p4tanbinh"));
        assertThatThrownBy(() -> jdbc.sql("update campaigns.candidate_choice set reason = 'khác'")
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void figuresSayOnlyWhatFiguresDecide() {
        Cohort cohort = cohorts.find(demo.actor("v05-canbo"), demo.cohort2023()).orElseThrow();
        long reported = demo.unit("nhattan");
        long silent = jdbc.sql("""
                        select min(u.unit_id) from units.v_unit u
                        where u.level = 'commune' and not exists (select 1 from indicators.figure f where f.unit_id = u.unit_id)
                        """).query(Long.class).single();
        Map<Long, Map<String, String>> found = readiness.byFigures(
                cohort, List.of(reported, silent), demo.actor("v05-canbo").today());
        assertThat(found.get(silent).keySet())
                .isNotEmpty()
                .isEqualTo(found.get(reported).keySet());
        assertThat(found.get(silent).values()).containsOnly(Readiness.UNKNOWN);
        assertThat(found.get(reported).values()).contains(Readiness.MET);
    }

    @Test
    void pagesShowWardsBesideEachOtherInFewStatements() throws Exception {
        long cohort = demo.cohort2023();
        survey("hn-canbo", cohort, "hn-p3", 0, "partly");
        choose("hn-canbo", cohort, "hn-p3", false, "Chưa có đất xây trụ sở");
        String base = "/campaigns/" + cohort + "/screening";
        assertThat(page("hn-canbo", base + "?show=surveyed")).contains("Chưa có đất xây trụ sở", "Không chọn");
        assertThat(page("hp-canbo", base + "?size=250"))
                .contains("Phường Cát Bi")
                .doesNotContain("Nhật Tân");
        String compared = base + "/compare?ward=" + demo.unit("hn-p3") + "&ward=" + demo.unit("nhattan") + "&ward="
                + demo.unit("catbi");
        assertThat(page("hn-canbo", compared))
                .contains("Nhật Tân", "Đạt một phần", "số liệu: đạt")
                .doesNotContain("Cát Bi");
        for (String url : List.of(base + "?size=250", compared, base + "/" + demo.unit("hn-p3"))) {
            assertThat(SqlCount.during(() -> web.perform(Browse.get("hn-canbo", url))))
                    .as(url)
                    .isBetween(1, 16);
        }
        assertThat(web.perform(Browse.post("hn-canbo", base + "/" + demo.unit("hn-p3"))
                                .param("version", "1")
                                .param("reasonsFor", "Dân đồng thuận")
                                .param("criteria.0.code", "1")
                                .param("criteria.0.standing", "met")
                                .param("criteria.0.note", "Có nghị quyết"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(base + "/" + demo.unit("hn-p3"));
        assertThat(page("hn-canbo", base + "/" + demo.unit("hn-p3"))).contains("Có nghị quyết", "Dân đồng thuận");
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url)).andReturn().getResponse().getContentAsString();
    }

    private CandidateLine line(long cohort, String ward) {
        return screening.find(demo.actor("hcm-canbo"), cohort, demo.unit(ward)).orElseThrow();
    }

    private void choose(long cohort, String ward, boolean chosen, String reason) {
        choose("hcm-canbo", cohort, ward, chosen, reason);
    }

    private void choose(String login, long cohort, String ward, boolean chosen, String reason) {
        chooseCandidate.choose(demo.actor(login), cohort, demo.unit(ward), chosen, reason);
    }

    private void survey(String login, long cohort, String ward, int version, String standing) {
        surveyWard.survey(
                demo.actor(login),
                cohort,
                demo.unit(ward),
                new NewSurvey("", "", List.of(new NewSurvey.Standing("1", standing, "")), version, true));
    }
}
