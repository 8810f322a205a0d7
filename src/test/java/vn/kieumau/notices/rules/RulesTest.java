package vn.kieumau.notices.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.notices.NoticesRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;

/** Who chooses whom an act tells, and who is told then. */
@ApplicationTest
class RulesTest {
    @Autowired
    KeepNoticeRule keepNoticeRule;

    @Autowired
    ToldActs toldActs;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void forgetWhatTheDemonstrationTold() {
        jdbc.sql("delete from notices.notice").update();
    }

    @Test
    void whoIsNoAdministratorIsRefused() {
        long act = act("CONFIRM_REGISTRATION").actId();
        for (String login : List.of("v05-canbo", "v05-lanhdao", "nhattan-truong", "kiemtoan")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> toldActs.all(demo.actor(login)));
            refused(KernelRefusal.NOT_PERMITTED, () -> toldActs.find(demo.actor(login), act));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepNoticeRule.choose(demo.actor(login), act, 1, List.of()));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepNoticeRule.restore(demo.actor(login), act, 1));
        }
    }

    @Test
    void whoReadsOnlyWhatWasSentToThemIsNotToldOfAllAndNobodyUnknownIs() {
        for (String whom : List.of("SPECIALIST", "INSPECTOR", "ADMINISTRATOR", "OWNER", "x")) {
            refused(NoticesRefusal.NOBODY_KNOWN, () -> choose("CONFIRM_REGISTRATION", List.of(whom)));
        }
        choose("CLOSE_RECOMMENDATION", List.of("OWNER"));
        refused(KernelRefusal.NOT_FOUND, () -> keepNoticeRule.choose(demo.actor("admin"), -1, 1, List.of()));
    }

    @Test
    void whomAnAdministratorChoosesIsToldInsteadUntilTheDefaultHoldsAgain() {
        int version = act("CONFIRM_REGISTRATION").version();
        choose("CONFIRM_REGISTRATION", List.of("AUDITOR", "UNIT_CHIEF"));
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> keepNoticeRule.choose(
                        demo.actor("admin"), act("CONFIRM_REGISTRATION").actId(), version, List.of()));
        demo.openDossier("nhattan");
        assertThat(told("CONFIRM_REGISTRATION"))
                .contains("nhattan-truong", "kiemtoan")
                .doesNotContain("nhattan-canbo", "hn-canbo");
        jdbc.sql("delete from notices.notice").update();
        choose("CONFIRM_REGISTRATION", List.of());
        demo.openDossier("nhattan", 2031, demo.setId());
        assertThat(told("CONFIRM_REGISTRATION")).isEmpty();
        ToldAct act = act("CONFIRM_REGISTRATION");
        assertThat(act.chosen()).isTrue();
        keepNoticeRule.restore(demo.actor("admin"), act.actId(), act.version());
        demo.openDossier("nhattan", 2032, demo.setId());
        assertThat(told("CONFIRM_REGISTRATION"))
                .contains("hn-canbo", "nhattan-canbo", "nhattan-truong")
                .doesNotContain("kiemtoan");
        assertThat(demo.audited("KEEP_NOTICE_RULE", "notices.act")).isEqualTo(3);
        choose("CONFIRM_REGISTRATION", act.usual());
        assertThat(act("CONFIRM_REGISTRATION").chosen())
                .as("what came is no choice")
                .isFalse();
    }

    @Test
    void rulesAreFoundAndKeptByPageAndByProgram() throws Exception {
        web.perform(Browse.get("admin", "/notices/rules?q=dang ky"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(Matchers.containsString(
                                "/notices/rules/" + act("CONFIRM_REGISTRATION").actId())))
                .andExpect(content()
                        .string(Matchers.not(Matchers.containsString(
                                "/notices/rules/" + act("ASSIGN_QUOTA").actId() + "\""))));
        String address = "/notices/rules/" + act("CONFIRM_REGISTRATION").actId();
        web.perform(Browse.post("admin", address).param("version", "1").param("whom", "SPECIALIST"))
                .andExpect(status().is(422));
        web.perform(Browse.post("admin", address).param("version", "1").param("whom", "UNIT_CHIEF", "OBSERVER"))
                .andExpect(redirectedUrl("/notices/rules"));
        assertThat(act("CONFIRM_REGISTRATION").told()).containsExactly("OBSERVER", "UNIT_CHIEF");
        web.perform(Browse.post("admin", address + "/restore").param("version", "2"))
                .andExpect(redirectedUrl("/notices/rules"));
        web.perform(put("/api/v1" + address)
                        .header("Authorization", api.bearer("admin"))
                        .header("If-Match", "*")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"told\":[]}"))
                .andExpect(jsonPath("$.told").isEmpty())
                .andExpect(jsonPath("$.chosen").value(true));
    }

    private void choose(String act, List<String> whom) {
        ToldAct found = act(act);
        keepNoticeRule.choose(demo.actor("admin"), found.actId(), found.version(), whom);
    }

    private ToldAct act(String act) {
        return toldActs.all(demo.actor("admin")).stream()
                .filter(each -> each.act().equals(act))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(String act) {
        return jdbc.sql("""
                        select distinct a.login from notices.notice n join audit.entry e on e.seq = n.seq join accounts.account a on a.id = n.account_id
                        where e.act = :act
                        """).param("act", act).query(String.class).list();
    }
}
