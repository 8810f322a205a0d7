package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

@ApplicationTest
class RegistrationTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OpenCohort openCohort;

    @Autowired
    AssignQuota assignQuota;

    @Autowired
    ProposeRegistration proposeRegistration;

    @Autowired
    ConfirmRegistration confirmRegistration;

    @Autowired
    Cohorts cohorts;

    @Test
    void onlyTheProgrammeOfficerOpensACohortAndGivesQuotas() {
        refused(KernelRefusal.NOT_PERMITTED, () -> openCohort.open(demo.actor("hn-canbo"), demo.newCohort(2031)));
        long cohort = demo.openCohort(2031);
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> assignQuota.assign(demo.actor("v05-lanhdao"), cohort, demo.unit("hn"), 3, "", true));
    }

    @Test
    void aYearHasOneCohortOnASet() {
        demo.openCohort(2031);
        refused(CampaignsRefusal.COHORT_EXISTS, () -> demo.openCohort(2031));
    }

    @Test
    void deadlinesLieAheadInTheYearOfTheCohort() {
        refused(CampaignsRefusal.DEADLINE_PAST, () -> demo.openCohort(2022));
        NewCohort late = new NewCohort(
                demo.setId(), 2029, "Đợt thử", "Trial", demo.newCohort(2031).deadlines(), true);
        refused(CampaignsRefusal.DEADLINES_OTHER_YEAR, () -> openCohort.open(demo.actor("v05-canbo"), late));
    }

    @Test
    void aQuotaBelowWhatIsRegisteredSaysWhy() {
        long cohort = demo.cohort2023();
        refused(
                CampaignsRefusal.QUOTA_BELOW_REGISTERED,
                () -> assignQuota.assign(demo.actor("v05-canbo"), cohort, demo.unit("hn"), 3, " ", true));
        assignQuota.assign(demo.actor("v05-canbo"), cohort, demo.unit("hn"), 3, "điều chỉnh giảm", true);
    }

    @Test
    void aWardThatHasEndedCannotBeRegistered() {
        long cohort = demo.openCohort(2031);
        jdbc.sql("update units.latest set until = '2023-01-01' where unit_id = ?")
                .param(demo.unit("nhattan"))
                .update();
        refused(
                CampaignsRefusal.WARD_ENDED,
                () -> proposeRegistration.propose(
                        demo.actor("hn-canbo"), cohort, List.of(demo.unit("nhattan")), "vì sao", true));
    }

    @Test
    void wardsOfAnotherCohortAreNotConfirmedByTheWay() {
        long cohort = demo.openCohort(2031);
        List<Long> proposed = proposeRegistration.propose(
                demo.actor("hn-canbo"), cohort, List.of(demo.unit("nhattan")), "vì sao", true);
        refused(
                KernelRefusal.NOT_FOUND,
                () -> confirmRegistration.confirm(demo.actor("hn-lanhdao"), demo.cohort2023(), proposed));
    }

    @Test
    void deadlinesFollowEachOther() {
        NewCohort cohort = demo.newCohort(2031);
        Deadlines due = cohort.deadlines();
        Deadlines swapped = new Deadlines(
                due.answersDue(), due.registrationDue(), due.provinceDue(), due.ministryDue(), due.decisionDue());
        refused(
                CampaignsRefusal.DEADLINES_OUT_OF_ORDER,
                () -> openCohort.open(
                        demo.actor("v05-canbo"),
                        new NewCohort(cohort.setId(), 2031, cohort.nameVi(), cohort.nameEn(), swapped, true)));
    }

    @Test
    void aQuotaGoesToAProvinceAndTheLedgerKeepsEveryChange() {
        long cohort = demo.openCohort(2031);
        refused(
                CampaignsRefusal.NOT_A_PROVINCE,
                () -> assignQuota.assign(demo.actor("v05-canbo"), cohort, demo.unit("nhattan"), 3, "", true));
        for (int amount : new int[] {5, 5, 3}) {
            assignQuota.assign(demo.actor("v05-canbo"), cohort, demo.unit("hn"), amount, "điều chỉnh", true);
        }
        assertThat(cohorts.quota(cohort, demo.unit("hn"))).isEqualTo(3);
        assertThat(jdbc.sql("select amount from campaigns.quota_entry where cohort_id = ? order by id")
                        .param(cohort)
                        .query(Integer.class)
                        .list())
                .containsExactly(5, -2);
    }

    @Test
    void aWardOfAnotherProvinceIsAsAbsentAsOneThatDoesNotExist() {
        long cohort = demo.openCohort(2031);
        for (long ward : new long[] {demo.unit("catbi"), 999_999}) {
            refused(
                    KernelRefusal.NOT_FOUND,
                    () -> proposeRegistration.propose(demo.actor("hn-canbo"), cohort, List.of(ward), "vì sao", true));
        }
    }

    @Test
    void aRegistrationAboveTheQuotaSaysWhy() {
        long cohort = demo.openCohort(2031);
        assignQuota.assign(demo.actor("v05-canbo"), cohort, demo.unit("hn"), 1, "", true);
        List<Long> first = List.of(demo.unit("nhattan"));
        List<Long> second = List.of(demo.unit("hn-p1"));
        proposeRegistration.propose(demo.actor("hn-canbo"), cohort, first, "không cần lý do", true);
        refused(
                CampaignsRefusal.OVER_QUOTA_REASON,
                () -> proposeRegistration.propose(demo.actor("hn-canbo"), cohort, second, "  ", true));
        proposeRegistration.propose(demo.actor("hn-canbo"), cohort, second, "Đã có trụ sở mới", true);
        assertThat(jdbc.sql("select over_quota_reason from campaigns.registration where cohort_id = ? order by id")
                        .param(cohort)
                        .query(String.class)
                        .list())
                .containsExactly("", "Đã có trụ sở mới");
    }

    @Test
    void aWardRegistersOnce() {
        refused(
                CampaignsRefusal.ALREADY_REGISTERED,
                () -> proposeRegistration.propose(
                        demo.actor("hn-canbo"), demo.cohort2023(), List.of(demo.unit("nhattan")), "vì sao", true));
    }

    @Test
    void theOneWhoProposedCannotConfirmAndADistrictIsNoWard() {
        long cohort = demo.openCohort(2031);
        refused(
                CampaignsRefusal.NOT_A_WARD,
                () -> proposeRegistration.propose(
                        demo.actor("hn-canbo"), cohort, List.of(demo.unit("hn-tayho")), "vì sao", true));
        List<Long> proposed = proposeRegistration.propose(
                demo.actor("hn-canbo"), cohort, List.of(demo.unit("nhattan")), "vì sao", true);
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> confirmRegistration.confirm(demo.actor("hn-canbo"), cohort, proposed));
        jdbc.sql("update campaigns.registration set proposed_by = ? where id = ?")
                .param(demo.actor("hn-lanhdao").accountId())
                .param(proposed.get(0))
                .update();
        refused(
                KernelRefusal.SAME_PERSON,
                () -> confirmRegistration.confirm(demo.actor("hn-lanhdao"), cohort, proposed));
    }

    @Test
    void aConfirmedWardHasADossierAndEveryActIsInTheTrail() {
        int proposed = demo.audited("PROPOSE_REGISTRATION", "campaigns.registration");
        int opened = demo.audited("CONFIRM_REGISTRATION", "assessment.dossier");
        long dossier = demo.openDossier("nhattan");
        assertThat(dossier).isPositive();
        assertThat(demo.audited("PROPOSE_REGISTRATION", "campaigns.registration"))
                .isEqualTo(proposed + 1);
        assertThat(demo.audited("CONFIRM_REGISTRATION", "assessment.dossier")).isEqualTo(opened + 1);
        assertThat(jdbc.sql("select count(*) from audit.v_broken")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
