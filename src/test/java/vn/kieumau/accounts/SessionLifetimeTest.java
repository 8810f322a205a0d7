package vn.kieumau.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** A session ends when nobody uses it, and after its longest time however busy it is; its owner ends it from elsewhere. */
@ApplicationTest
class SessionLifetimeTest {
    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sessions sessions;

    @Autowired
    Demo demo;

    @Test
    void afterTwelveHoursABusySessionEndsToo() throws Exception {
        assertThat(endedAfter(Duration.ofHours(12).plusMinutes(1))).isTrue();
        assertThat(endedAfter(Duration.ofHours(11).plusMinutes(59))).isFalse();
    }

    @Test
    void anIdleSessionEndsAfterHalfAnHour() throws Exception {
        signIn();
        assertThat(jdbc.sql(
                                "select distinct max_inactive_interval from accounts.session where principal_name = 'hp-canbo'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_800);
    }

    @Test
    void itsOwnerEndsASessionFromElsewhereAndNobodyElseDoes() throws Exception {
        signIn();
        String key = sessions.of(demo.actor("hp-canbo"), "").get(0).key();
        assertThatThrownBy(() -> sessions.end(demo.actor("hn-canbo"), key))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(KernelRefusal.NOT_FOUND));
        sessions.end(demo.actor("hp-canbo"), key);
        assertThat(sessions.of(demo.actor("hp-canbo"), ""))
                .extracting(Sessions.Line::key)
                .doesNotContain(key);
    }

    private static boolean endedAfter(Duration time) throws Exception {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("kieumau.signed-in-at", System.currentTimeMillis() - time.toMillis());
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        new SessionLifetime(12).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return session.isInvalid();
    }

    private void signIn() throws Exception {
        web.perform(post("/accounts/sign-in")
                        .with(csrf())
                        .param("username", "hp-canbo")
                        .param("password", Accounts.DEMONSTRATION_PASSWORD)
                        .with(request -> {
                            request.setRemoteAddr("10.8.0.1");
                            return request;
                        }))
                .andExpect(redirectedUrl("/"));
    }
}
