package vn.kieumau.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import java.util.Locale;
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
import vn.kieumau.web.View;

/** Who chooses mail, and what is due to whom then; what it says is MailDeliveryTest's. */
@ApplicationTest
class MailTest {
    private static final String WHO = "nhattan-canbo";
    private static final String ADDRESS = "canbo@nhattan.example";

    @Autowired
    ChooseMail chooseMail;

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
    void whoHasNoNoticesChoosesNoMail() {
        refused(KernelRefusal.NOT_PERMITTED, () -> chooseMail.of(demo.actor("admin")));
        refused(KernelRefusal.NOT_PERMITTED, () -> choose("admin", "each", ADDRESS, 7));
        refused(KernelRefusal.NOT_PERMITTED, () -> chooseMail.confirm(demo.actor("admin"), "x"));
    }

    @Test
    void withoutAMailServerNobodyChooses() {
        ChooseMail off = new ChooseMail(jdbc, "");
        refused(
                NoticesRefusal.MAIL_OFF,
                () -> off.choose(demo.actor(WHO), new MailChoice("each", ADDRESS, 7, false), View.VIETNAMESE));
        off.choose(demo.actor(WHO), MailChoice.NONE, View.VIETNAMESE);
    }

    @Test
    void whatIsNoAddressOrNoHourIsRefused() {
        for (String wrong :
                List.of("canbo", "a@b@c.vn", "a b@c.vn", "a@-c.vn", "a@c.vn\nBcc: x@y.vn", "<a@c.vn>", "a,b@c.vn")) {
            refused(NoticesRefusal.MAIL_ADDRESS, () -> choose(WHO, "each", wrong, 7));
        }
        refused(KernelRefusal.MISSING, () -> choose(WHO, "each", " ", 7));
        refused(NoticesRefusal.MAIL_FREQUENCY, () -> choose(WHO, "weekly", ADDRESS, 7));
        refused(NoticesRefusal.MAIL_FREQUENCY, () -> choose(WHO, "daily", ADDRESS, 24));
        assertThat(mails()).isEmpty();
    }

    @Test
    void anAddressIsSentNothingButACodeUntilItsOwnerHasTypedThat() {
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> chooseMail.confirm(demo.actor(WHO), "x"));
        choose(WHO, "each", ADDRESS, 7);
        assertThat(mails()).containsExactly("CONFIRM_MAIL");
        demo.openDossier("nhattan");
        assertThat(mails()).containsExactly("CONFIRM_MAIL");
        refused(NoticesRefusal.MAIL_CODE, () -> chooseMail.confirm(demo.actor(WHO), "sai"));
        String code = code();
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> chooseMail.confirm(demo.actor("hn-canbo"), code));
        chooseMail.confirm(demo.actor(WHO), code);
        assertThat(chooseMail.of(demo.actor(WHO)).confirmed()).isTrue();
        demo.openDossier("nhattan", 2031, demo.setId());
        demo.openDossier("nhattan", 2032, demo.setId());
        assertThat(mails()).as("one, however many wait").containsExactly("CONFIRM_MAIL", "MAIL");
        choose(WHO, "daily", "khac@nhattan.example", 7);
        assertThat(chooseMail.of(demo.actor(WHO)).confirmed())
                .as("another address")
                .isFalse();
        choose(WHO, "none", null, 7);
        assertThat(chooseMail.of(demo.actor(WHO)).often()).isEqualTo("none");
        assertThat(mails()).doesNotContain("MAIL");
        assertThat(jdbc.sql("select count(*) from audit.entry where content::text like '%nhattan.example%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyHasCodesSentToManyAddresses() {
        for (int i = 0; i < ChooseMail.CODES_A_DAY; i++) {
            choose(WHO, "each", "a" + i + "@nhattan.example", 7);
            jdbc.sql("update notices.delivery set attempts = 1 where account_id is not null")
                    .update();
        }
        refused(NoticesRefusal.MAIL_CODES, () -> choose(WHO, "each", "b@nhattan.example", 7));
    }

    @Test
    void aChoiceIsMadeAndConfirmedByPage() throws Exception {
        web.perform(Browse.post(WHO, "/notices/mail")
                        .param("frequency", "each")
                        .param("hour", "7")
                        .param("address", "sai"))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("value=\"sai\"")));
        web.perform(Browse.post(WHO, "/notices/mail")
                        .param("frequency", "daily")
                        .param("hour", "16")
                        .param("address", ADDRESS))
                .andExpect(redirectedUrl("/notices/mail"));
        web.perform(Browse.get(WHO, "/notices/mail?code=" + code()))
                .andExpect(content().string(Matchers.containsString("value=\"" + code() + "\"")))
                .andExpect(content().string(Matchers.containsString(ADDRESS)));
        web.perform(Browse.post(WHO, "/notices/mail/confirm").param("code", "sai"))
                .andExpect(status().is(422));
        web.perform(Browse.post(WHO, "/notices/mail/confirm").param("code", code()))
                .andExpect(redirectedUrl("/notices/mail"));
        web.perform(api.get(WHO, "/api/v1/notices/mail"))
                .andExpect(jsonPath("$.frequency").value("daily"))
                .andExpect(jsonPath("$.hour").value(16))
                .andExpect(jsonPath("$.confirmed").value(true));
        web.perform(put("/api/v1/notices/mail")
                        .header("Authorization", api.bearer(WHO))
                        .header("If-Match", "*")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"frequency\":\"none\"}"))
                .andExpect(jsonPath("$.frequency").value("none"))
                .andExpect(jsonPath("$.address").value(""));
    }

    private void choose(String login, String frequency, String address, int hour) {
        chooseMail.choose(demo.actor(login), new MailChoice(frequency, address, hour, false), Locale.ENGLISH);
    }

    private String code() {
        return jdbc.sql("select code from notices.mail_choice")
                .query(String.class)
                .single();
    }

    private List<String> mails() {
        return jdbc.sql("select act from notices.delivery where account_id is not null order by id")
                .query(String.class)
                .list();
    }
}
