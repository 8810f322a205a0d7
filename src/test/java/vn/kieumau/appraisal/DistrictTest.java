package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.appraisal.AppraisalLevel.DISTRICT;
import static vn.kieumau.appraisal.AppraisalLevel.MINISTRY;
import static vn.kieumau.appraisal.AppraisalLevel.PROVINCE;
import static vn.kieumau.support.DemoDistrict.LAST_DAY;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.campaigns.WithdrawRegistration;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoDistrict;
import vn.kieumau.units.Units;
import vn.kieumau.web.WorkItem;

/** Nhật Tân lies in Tây Hồ, whose police appraise until 28/2/2025 where a set says so, before the province and V05. */
@ApplicationTest
class DistrictTest {
    @Autowired
    AppraiseCriteria appraiseCriteria;

    @Autowired
    PassAppraisal passAppraisal;

    @Autowired
    ReturnDossier returnDossier;

    @Autowired
    TakeOverDossier takeOverDossier;

    @Autowired
    SubmitAssessment submitAssessment;

    @Autowired
    WithdrawRegistration withdrawRegistration;

    @Autowired
    Appraisals appraisals;

    @Autowired
    AppraisalQuality appraisalQuality;

    @Autowired
    AppraisalWork appraisalWork;

    @Autowired
    Dossiers dossiers;

    @Autowired
    CriteriaSets criteriaSets;

    @Autowired
    Units units;

    @Autowired
    Demo demo;

    @Autowired
    DemoDistrict district;

    @Autowired
    DemoApi api;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    static final List<Finding> ONE = List.of(new Finding("1", "not_met", "thiếu sổ", 0));

    @Test
    void nobodyButTheDistrictsOwnPeopleActsThere() {
        long dossier = district.submitted("nhattan", LAST_DAY);
        refused(
                KernelRefusal.NOT_FOUND,
                () -> appraiseCriteria.appraise(ofAnotherDistrict("tayho-canbo"), dossier, DISTRICT, ONE));
        for (String other : List.of("tayho-lanhdao", "hn-canbo", "v05-canbo", "nhattan-canbo", "nhattan-truong")) {
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> appraiseCriteria.appraise(demo.actor(other), dossier, DISTRICT, ONE));
        }
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> appraiseCriteria.appraise(demo.actor("hn-canbo"), dossier, PROVINCE, ONE));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> returnDossier.sendBack(ofAnotherDistrict("tayho-lanhdao"), dossier, DISTRICT, "thiếu", LAST_DAY));
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> takeOverDossier.takeOver(demo.actor("tayho-canbo"), dossier, "chậm"));
        refused(KernelRefusal.NOT_FOUND, () -> takeOverDossier.takeOver(demo.actor("hp-canbo"), dossier, "chậm"));
        refused(
                AppraisalRefusal.DISTRICT_GOES_ON,
                () -> takeOverDossier.takeOver(demo.actor("hn-canbo"), dossier, "chậm"));

        district.pass(dossier, DISTRICT, demo.actor("tayho-canbo"), demo.actor("tayho-lanhdao"));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> appraiseCriteria.appraise(demo.actor("tayho-canbo"), dossier, DISTRICT, ONE));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> takeOverDossier.takeOver(demo.actor("hn-canbo"), dossier, "chậm"));
    }

    @Test
    void whoAppraisesInADistrictDoesNotPassThere() {
        long dossier = district.submitted("nhattan", LAST_DAY);
        Actor both = both(demo.actor("tayho-canbo"), demo.actor("tayho-lanhdao"));
        refused(KernelRefusal.SAME_PERSON, () -> district.pass(dossier, DISTRICT, both, both));
    }

    @Test
    void aDossierGoesFromLevelToLevelAndEachOnesResultStandsBesideTheOthers() throws Exception {
        long dossier = district.submitted("nhattan", LAST_DAY);
        assertThat(district.state(dossier)).isEqualTo("with_district");
        assertThat(work("tayho-canbo")).contains("appraisal.work.appraise");
        assertThat(work("hn-canbo", dossier)).isEmpty();

        appraiseCriteria.appraise(demo.actor("tayho-canbo"), dossier, DISTRICT, ONE);
        hidden("nhattan-truong", dossier, DISTRICT);
        web.perform(Browse.get("hn-canbo", address(dossier, DISTRICT)))
                .andExpect(content().string(containsString("thiếu sổ")));
        appraiseCriteria.appraise(
                demo.actor("tayho-canbo"), dossier, DISTRICT, List.of(new Finding("2", "met", "", 0)));
        passAppraisal.prepare(demo.actor("tayho-canbo"), dossier, DISTRICT);
        assertThat(work("tayho-lanhdao")).contains("appraisal.work.pass");
        passAppraisal.pass(demo.actor("tayho-lanhdao"), dossier, DISTRICT);
        assertThat(district.state(dossier)).isEqualTo("submitted");
        web.perform(Browse.get("nhattan-truong", address(dossier, DISTRICT)))
                .andExpect(content().string(containsString("thiếu sổ")));

        // The province judges what the district says: to differ from that takes a reason.
        refused(
                AppraisalRefusal.REASON_MISSING,
                () -> appraiseCriteria.appraise(
                        demo.actor("hn-canbo"), dossier, PROVINCE, List.of(new Finding("1", "met", "", 0))));
        hidden("tayho-canbo", dossier, PROVINCE);
        district.pass(dossier, PROVINCE, demo.actor("hn-canbo"), demo.actor("hn-lanhdao"));
        appraiseCriteria.appraise(
                demo.actor("v05-canbo"), dossier, MINISTRY, List.of(new Finding("1", "not_met", "án tháng 9", 0)));
        hidden("hn-canbo", dossier, MINISTRY);

        assertThat(appraisals.criteria(head("v05-canbo", dossier), MINISTRY))
                .extracting(
                        AppraisedCriterion::code,
                        AppraisedCriterion::wardResult,
                        AppraisedCriterion::districtResult,
                        AppraisedCriterion::districtReason,
                        AppraisedCriterion::provinceResult,
                        AppraisedCriterion::result)
                .containsExactly(
                        tuple("1", "met", "not_met", "thiếu sổ", "met", "not_met"),
                        tuple("2", "met", "met", "", "met", null));
        web.perform(Browse.get("v05-canbo", address(dossier, MINISTRY)))
                .andExpect(content().string(containsString("Cấp huyện:")))
                .andExpect(content().string(containsString("thiếu sổ")))
                .andExpect(content().string(containsString("Cấp tỉnh:")));
        web.perform(api.get("v05-canbo", "/api/v1" + address(dossier, MINISTRY)))
                .andExpect(jsonPath("$.criteria[0].districtResult").value("not_met"))
                .andExpect(jsonPath("$.criteria[0].provinceResult").value("met"))
                .andExpect(jsonPath("$.criteria[0].result").value("not_met"));
        for (String act : List.of("APPRAISE_DISTRICT", "PREPARE_DISTRICT", "PASS_DISTRICT")) {
            assertThat(jdbc.sql("select count(*) from audit.entry where act = ?")
                            .param(act)
                            .query(Integer.class)
                            .single())
                    .as(act)
                    .isPositive();
        }
    }

    @Test
    void theQualityOfAppraisalLaysTheDistrictBesideWardAndProvince() throws Exception {
        long dossier = district.submitted("nhattan", LAST_DAY);
        long cohort = head("hn-canbo", dossier).cohortId();
        assertThat(appraisalQuality.comparisons(demo.cohort2023())).noneMatch(Compared::withDistrict);
        assertThat(appraisalQuality.comparisons(cohort)).contains(Compared.values());
        district.pass(dossier, DISTRICT, demo.actor("tayho-canbo"), demo.actor("tayho-lanhdao"));
        assertThat(count(cohort, Compared.WARD_DISTRICT)).isEqualTo(2);
        assertThat(count(cohort, Compared.DISTRICT_PROVINCE)).isZero();
        district.pass(dossier, PROVINCE, demo.actor("hn-canbo"), demo.actor("hn-lanhdao"));
        assertThat(count(cohort, Compared.DISTRICT_PROVINCE)).isEqualTo(2);
        web.perform(Browse.get("tayho-canbo", "/appraisal/quality?compared=ward_district&cohort=" + cohort))
                .andExpect(content().string(containsString("phường và cấp huyện")));
        web.perform(Browse.get("hn-canbo", "/appraisal/quality?cohort=" + demo.cohort2023()))
                .andExpect(content().string(not(containsString("phường và cấp huyện"))));
    }

    @Test
    void whatComesBackFromTheWardPassesTheDistrictAgain() throws Exception {
        long dossier = district.submitted("nhattan", LAST_DAY);
        LocalDate soon = demo.actor("hn-canbo").today().plusDays(7);
        returnDossier.sendBack(demo.actor("tayho-lanhdao"), dossier, DISTRICT, "thiếu sổ", soon);
        assertThat(district.state(dossier)).isEqualTo("returned");
        submitAssessment.submit(demo.actor("nhattan-truong"), dossier);
        assertThat(district.state(dossier)).isEqualTo("with_district");

        district.pass(dossier, DISTRICT, demo.actor("tayho-canbo"), demo.actor("tayho-lanhdao"));
        returnDossier.sendBack(demo.actor("hn-lanhdao"), dossier, PROVINCE, "thiếu sổ", soon);
        assertThat(district.state(dossier)).isEqualTo("returned");
        hidden("nhattan-truong", dossier, DISTRICT);
        submitAssessment.submit(demo.actor("nhattan-truong"), dossier);
        assertThat(district.state(dossier)).isEqualTo("with_district");
        assertThat(appraisals.head(head("hn-canbo", dossier), DISTRICT).state()).isEqualTo("under_way");
        passAppraisal.prepare(demo.actor("tayho-canbo"), dossier, DISTRICT);
        passAppraisal.pass(demo.actor("tayho-lanhdao"), dossier, DISTRICT);
        assertThat(district.state(dossier)).isEqualTo("submitted");
    }

    @Test
    void afterItsLastDayADistrictDoesNothingMoreAndTheProvinceTakesOver() throws Exception {
        long dossier = district.submitted("nhattan", LAST_DAY);
        appraiseCriteria.appraise(demo.actor("tayho-canbo"), dossier, DISTRICT, ONE);
        appraiseCriteria.appraise(
                district.on(LAST_DAY, "tayho-canbo"), dossier, DISTRICT, List.of(new Finding("2", "met", "", 0)));
        LocalDate after = LAST_DAY.plusDays(1);
        assertThatThrownBy(() -> appraiseCriteria.appraise(district.on(after, "tayho-canbo"), dossier, DISTRICT, ONE))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(AppraisalRefusal.LEVEL_ENDED);
                    assertThat(refused.details()).containsExactly("28/02/2025");
                });
        refused(
                AppraisalRefusal.LEVEL_ENDED,
                () -> passAppraisal.prepare(district.on(after, "tayho-canbo"), dossier, DISTRICT));
        refused(
                AppraisalRefusal.LEVEL_ENDED,
                () -> returnDossier.sendBack(district.on(after, "tayho-lanhdao"), dossier, DISTRICT, "thiếu", after));
        assertThat(work(district.on(LAST_DAY, "tayho-canbo"), dossier)).isNotEmpty();
        assertThat(work(district.on(after, "tayho-canbo"), dossier)).isEmpty();
        assertThat(work(district.on(LAST_DAY, "hn-canbo"), dossier)).isEmpty();
        assertThat(work(district.on(after, "hn-canbo"), dossier)).containsExactly("appraisal.work.take_over");
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> takeOverDossier.takeOver(district.on(after, "hn-lanhdao"), dossier, "hết hạn"));
        assertThatThrownBy(() -> takeOverDossier.takeOver(district.on(after, "hn-canbo"), dossier, " "))
                .isInstanceOf(Refused.class);

        takeOverDossier.takeOver(district.on(after, "hn-canbo"), dossier, "Công an cấp huyện kết thúc hoạt động");
        assertThat(district.state(dossier)).isEqualTo("submitted");
        assertThat(demo.audited("TAKE_OVER_DOSSIER", "assessment.dossier")).isEqualTo(1);

        // What the district had not passed is no result of it; above it can still be read.
        assertThat(appraisals.criteria(head("hn-canbo", dossier), PROVINCE))
                .allMatch(each -> each.districtResult() == null);
        hidden("nhattan-truong", dossier, DISTRICT);
        web.perform(Browse.get("hn-canbo", address(dossier, DISTRICT)))
                .andExpect(content().string(containsString("thiếu sổ")));
        district.pass(dossier, PROVINCE, demo.actor("hn-canbo"), demo.actor("hn-lanhdao"));
        assertThat(district.state(dossier)).isEqualTo("passed");
        hidden("nhattan-truong", dossier, DISTRICT);
    }

    @Test
    void theProvinceTakesOverOnThePageWhatADistrictWithoutPeopleHas() throws Exception {
        long dossier = district.submitted("nhattan", LAST_DAY);
        web.perform(Browse.get("hn-canbo", address(dossier, DISTRICT)))
                .andExpect(content().string(not(containsString("Tiếp nhận về cấp tỉnh"))));
        jdbc.sql("update accounts.account set active = false where login = 'tayho-lanhdao'")
                .update();
        web.perform(Browse.get("hn-canbo", address(dossier, DISTRICT)))
                .andExpect(content().string(containsString("Tiếp nhận về cấp tỉnh")));
        web.perform(Browse.post("hn-canbo", address(dossier, DISTRICT) + "/take-over"))
                .andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("hn-canbo", address(dossier, DISTRICT) + "/take-over")
                        .param("takeOverReason", "không còn người duyệt"))
                .andExpect(redirectedUrl(address(dossier, PROVINCE)));
        assertThat(district.state(dossier)).isEqualTo("submitted");
    }

    @Test
    void aDossierOutlivesItsDistrict() {
        long dossier = district.submitted("nhattan", LAST_DAY);
        // As a reorganisation leaves it: the ward directly under the province.
        jdbc.sql("update units.unit_version set parent_id = :province where unit_id = :ward")
                .param("province", demo.unit("hn"))
                .param("ward", demo.unit("nhattan"))
                .update();
        jdbc.sql("select units.refresh(:day)")
                .param("day", demo.actor("hn-canbo").today())
                .query((row, number) -> 0)
                .list();
        refused(
                KernelRefusal.NOT_FOUND,
                () -> appraiseCriteria.appraise(demo.actor("tayho-canbo"), dossier, DISTRICT, ONE));
        takeOverDossier.takeOver(demo.actor("hn-canbo"), dossier, "quận không còn");
        assertThat(district.state(dossier)).isEqualTo("submitted");
        long next = district.submitted("nhattan", LAST_DAY.minusDays(1));
        assertThat(district.state(next)).isEqualTo("submitted");
    }

    @Test
    void whereThereIsNoDistrictADossierGoesStraightToTheProvince() throws Exception {
        assertThat(criteriaSets.levelsOn(demo.setId(), LAST_DAY)).containsExactly("province", "ministry");
        long dossier = district.submitted("hn-p1", LAST_DAY);
        long set = head("hn-canbo", dossier).setId();
        assertThat(criteriaSets.levelsOn(set, LAST_DAY)).containsExactly("district", "province", "ministry");
        assertThat(criteriaSets.levelsOn(set, LAST_DAY.plusDays(1))).containsExactly("province", "ministry");
        assertThat(district.state(dossier)).isEqualTo("submitted");
        hidden("hn-canbo", dossier, DISTRICT);

        LocalDate over = demo.actor("hn-canbo").today().minusDays(1);
        long late = district.submitted("nhattan", over);
        assertThat(district.state(late)).isEqualTo("submitted");
        hidden("hn-canbo", late, DISTRICT);
        hidden("hn-canbo", demo.dossier2023("nhattan"), DISTRICT);
    }

    @Test
    void aRegistrationIsWithdrawnWhileItsDossierLiesWithTheDistrict() {
        long dossier = district.submitted("nhattan", LAST_DAY);
        DossierHead head = head("hn-lanhdao", dossier);
        withdrawRegistration.withdraw(
                demo.actor("hn-lanhdao"), head.cohortId(), head.registrationId(), "phường sáp nhập");
        assertThat(district.state(dossier)).isEqualTo("withdrawn");
    }

    @Test
    void aDistrictReadsItsOwnWardsAlone() throws Exception {
        long own = district.submitted("nhattan", LAST_DAY);
        web.perform(Browse.get("tayho-canbo", address(own, DISTRICT))).andExpect(status().isOk());
        web.perform(Browse.get("tayho-canbo", "/assessment/" + own)).andExpect(status().isOk());
        for (String other : List.of("hn-p1", "ngocxuyen", "hungvuong")) {
            web.perform(Browse.get("tayho-canbo", "/assessment/" + demo.dossier2023(other)))
                    .andExpect(status().isNotFound());
        }
    }

    private int count(long cohort, Compared compared) {
        return appraisalQuality.counts(demo.actor("hn-canbo"), cohort, compared, false).stream()
                .mapToInt(AppraisalQuality.Count::count)
                .sum();
    }

    private DossierHead head(String login, long dossier) {
        return dossiers.find(demo.actor(login), Permission.VIEW_APPRAISAL, dossier)
                .orElseThrow();
    }

    private static String address(long dossier, AppraisalLevel level) {
        return "/appraisal/" + dossier + "/" + level.code();
    }

    private void hidden(String login, long dossier, AppraisalLevel level) throws Exception {
        web.perform(Browse.get(login, address(dossier, level))).andExpect(status().isNotFound());
    }

    private List<String> work(String login) {
        return appraisalWork.awaiting(demo.actor(login)).stream()
                .map(WorkItem::task)
                .toList();
    }

    private List<String> work(String login, long dossier) {
        return work(demo.actor(login), dossier);
    }

    private List<String> work(Actor actor, long dossier) {
        return appraisalWork.awaiting(actor).stream()
                .filter(each -> each.url().startsWith("/appraisal/" + dossier + "/"))
                .map(WorkItem::task)
                .toList();
    }

    /** The same person with the same role at Tân Bình. */
    private Actor ofAnotherDistrict(String login) {
        Actor actor = demo.actor(login);
        return with(
                actor,
                actor.grants().stream()
                        .map(each -> new Grant(
                                each.role(),
                                each.officeId(),
                                each.officeName(),
                                demo.unit("hcm-tanbinh"),
                                each.unitLevel(),
                                each.permissions()))
                        .toList());
    }

    private static Actor both(Actor one, Actor other) {
        return with(one, List.of(one.grants().get(0), other.grants().get(0)));
    }

    private static Actor with(Actor actor, List<Grant> grants) {
        return new Actor(actor.accountId(), actor.login(), actor.displayName(), grants, actor.at(), actor.imported());
    }
}
