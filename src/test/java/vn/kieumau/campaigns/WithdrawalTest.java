package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** A ward leaves a cohort: before it was confirmed, and after. */
@ApplicationTest
class WithdrawalTest {
    @Autowired
    WithdrawRegistration withdrawRegistration;

    @Autowired
    ProposeRegistration proposeRegistration;

    @Autowired
    ConfirmRegistration confirmRegistration;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    long cohort;
    long ward;

    @BeforeEach
    void open() {
        cohort = demo.openCohort(2031);
        ward = demo.unit("nhattan");
    }

    @Test
    void theOfficerTakesAProposalBackAndMayProposeAgain() {
        long registration = propose();
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> withdrawRegistration.takeBack(demo.actor("hn-lanhdao"), cohort, registration, "x"));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> withdrawRegistration.takeBack(demo.actor("hp-canbo"), cohort, registration, "x"));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> withdrawRegistration.takeBack(demo.actor("hn-canbo"), demo.cohort2023(), registration, "x"));
        refused(
                KernelRefusal.MISSING,
                () -> withdrawRegistration.takeBack(demo.actor("hn-canbo"), cohort, registration, " "));
        withdrawRegistration.takeBack(demo.actor("hn-canbo"), cohort, registration, "Nhầm phường");
        assertThat(state(registration)).isEqualTo("withdrawn");
        assertThat(demo.audited("TAKE_BACK_PROPOSAL", "campaigns.registration")).isEqualTo(1);
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> withdrawRegistration.takeBack(demo.actor("hn-canbo"), cohort, registration, "x"));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> confirmRegistration.confirm(demo.actor("hn-lanhdao"), cohort, List.of(registration)));
        assertThat(propose()).isNotEqualTo(registration);
    }

    @Test
    void theApproverDeclinesAProposal() {
        long registration = propose();
        withdrawRegistration.withdraw(demo.actor("hn-lanhdao"), cohort, registration, "Chưa đủ điều kiện");
        assertThat(state(registration)).isEqualTo("withdrawn");
    }

    @Test
    void aWithdrawnRegistrationEndsItsDossierAndTheWardReadsWhy() throws Exception {
        long dossier = demo.openDossier("hn-p1");
        long registration = jdbc.sql("select registration_id from assessment.dossier where id = ?")
                .param(dossier)
                .query(Long.class)
                .single();
        long its = jdbc.sql("select cohort_id from campaigns.registration where id = ?")
                .param(registration)
                .query(Long.class)
                .single();
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> withdrawRegistration.withdraw(demo.actor("hn-canbo"), its, registration, "x"));
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> withdrawRegistration.takeBack(demo.actor("hn-canbo"), its, registration, "x"));
        web.perform(Browse.post("hn-lanhdao", "/campaigns/" + its + "/registrations/" + registration + "/withdraw")
                        .param("reason", " "))
                .andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("hn-lanhdao", "/campaigns/" + its + "/registrations/" + registration + "/withdraw")
                        .param("reason", "Phường sáp nhập"))
                .andExpect(redirectedUrl("/campaigns/" + its + "?state=withdrawn#registrations"));
        assertThat(jdbc.sql("select state from assessment.dossier where id = ?")
                        .param(dossier)
                        .query(String.class)
                        .single())
                .isEqualTo("withdrawn");
        web.perform(Browse.get("hn-p1-canbo", "/assessment/{id}", dossier))
                .andExpect(content().string(containsString("Phường sáp nhập")));
        web.perform(Browse.get("hn-lanhdao", "/campaigns/{id}?state=withdrawn", its))
                .andExpect(content().string(containsString("Phường sáp nhập")));
        web.perform(Browse.post("hn-p1-canbo", "/assessment/" + dossier + "/answers/1")
                        .param("result", "met")
                        .param("version", "0"))
                .andExpect(status().isConflict());
    }

    @Test
    void whatTheMinistryHasPassedIsDecidedNotWithdrawn() {
        long decided = jdbc.sql("select registration_id from assessment.dossier where id = ?")
                .param(demo.dossier2023("hn-p2"))
                .query(Long.class)
                .single();
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> withdrawRegistration.withdraw(demo.actor("hn-lanhdao"), demo.cohort2023(), decided, "x"));
        long passed = jdbc.sql("select registration_id from assessment.dossier where id = ?")
                .param(demo.dossier2023("hn-p1"))
                .query(Long.class)
                .single();
        jdbc.sql("update assessment.dossier set state = 'ready' where registration_id = ?")
                .param(passed)
                .update();
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> withdrawRegistration.withdraw(demo.actor("hn-lanhdao"), demo.cohort2023(), passed, "x"));
        assertThat(state(passed)).isEqualTo("registered");
    }

    private long propose() {
        return proposeRegistration
                .propose(demo.actor("hn-canbo"), cohort, List.of(ward), "không có chỉ tiêu", true)
                .get(0);
    }

    private String state(long registration) {
        return jdbc.sql("select state from campaigns.registration where id = ?")
                .param(registration)
                .query(String.class)
                .single();
    }
}
