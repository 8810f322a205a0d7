package vn.kieumau.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.kieumau.audit.Audit;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Codes;
import vn.kieumau.support.Demo;

/** The code after the password: nothing opens without it, no code works twice, a lost phone is no dead end. */
@ApplicationTest
class SecondFactorTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Audit audit;

    String login = "hn-lanhdao";

    @Test
    void onceSetUpNothingOpensWithoutTheCode() throws Exception {
        String secret = secret();
        Cookie session = passwordGiven("10.2.0.1");
        for (String url : List.of("/", "/assessment", "/accounts/me", "/accounts/me/second-factor", "/audit")) {
            web.perform(get(url).cookie(session)).andExpect(redirectedUrl("/accounts/second-factor"));
        }
        web.perform(post("/accounts/me/second-factor/drop").cookie(session).with(csrf()))
                .andExpect(redirectedUrl("/accounts/second-factor"));
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in"))
                .as("half signed in does not count")
                .isEqualTo(1);
        web.perform(get("/accounts/second-factor").cookie(session))
                .andExpect(content().string(containsString("Nhập mã 6 số")));
        web.perform(post("/accounts/second-factor").cookie(session).with(csrf()).param("code", "000000x"))
                .andExpect(status().isUnprocessableContent());
        String code = Codes.later(secret, 1);
        web.perform(post("/accounts/second-factor").cookie(session).with(csrf()).param("code", code))
                .andExpect(redirectedUrl("/"));
        web.perform(get("/").cookie(session)).andExpect(status().isOk());
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(2);
        Cookie other = passwordGiven("10.2.0.2");
        web.perform(post("/accounts/second-factor").cookie(other).with(csrf()).param("code", code))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aRecoveryCodeWorksOnce() throws Exception {
        List<String> codes = enrol();
        assertThat(codes).hasSize(SecondFactor.RECOVERY_CODES).doesNotHaveDuplicates();
        Cookie session = passwordGiven("10.2.0.3");
        web.perform(post("/accounts/second-factor").cookie(session).with(csrf()).param("code", codes.get(0)))
                .andExpect(redirectedUrl("/"));
        Cookie again = passwordGiven("10.2.0.3");
        web.perform(post("/accounts/second-factor").cookie(again).with(csrf()).param("code", codes.get(0)))
                .andExpect(status().isUnprocessableContent());
        assertThat(demo.audited("USE_RECOVERY_CODE", "accounts.account")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from audit.entry where content::text like '%totp_secret%'")
                        .query(Integer.class)
                        .single())
                .as("no secret leaks into the trail")
                .isZero();
    }

    @Test
    void codesAreNotGuessed() throws Exception {
        login = "v05-lanhdao";
        List<String> codes = enrol();
        for (int tries = 0; tries < 10; tries++) {
            Cookie session = passwordGiven("10.2.1." + tries);
            web.perform(post("/accounts/second-factor")
                            .cookie(session)
                            .with(csrf())
                            .param("code", "123456"))
                    .andExpect(status().isUnprocessableContent());
        }
        web.perform(post("/accounts/second-factor")
                        .cookie(passwordGiven("10.2.2.1"))
                        .with(csrf())
                        .param("code", codes.get(0)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void inEarnestApproversAndAdministratorsNeedOne() {
        SecondFactor earnest = new SecondFactor(jdbc, audit, false);
        for (String login : List.of("hn-lanhdao", "v05-lanhdao", "nhattan-truong", "admin")) {
            assertThat(earnest.required(demo.actor(login))).as(login).isTrue();
        }
        for (String login : List.of("hn-canbo", "nhattan-canbo", "quansat", "kiemtoan")) {
            assertThat(earnest.required(demo.actor(login))).as(login).isFalse();
        }
    }

    @Test
    void afterTheSecondFactorComesThePageAskedForAndNoOther() throws Exception {
        String secret = secret();
        Cookie before = web.perform(get("/campaigns?q={q}", "đợt {1}").with(from("10.2.3.1")))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
        Cookie session = web.perform(passwordOf(login, "10.2.3.1").cookie(before))
                .andExpect(redirectedUrl("/accounts/second-factor"))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
        web.perform(get("/audit").cookie(session)).andExpect(redirectedUrl("/accounts/second-factor"));
        String next = web.perform(post("/accounts/second-factor")
                        .cookie(session)
                        .with(csrf())
                        .param("code", Codes.later(secret, 1)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(next).startsWith("http://localhost/campaigns");
        web.perform(get(URI.create(next)).cookie(session)).andExpect(status().isOk());
    }

    @Test
    void whomAProviderVouchesForIsNotAskedAgain() {
        SignIns earnest = new SignIns(jdbc, audit, new SecondFactor(jdbc, audit, false));
        for (String login : List.of("hn-lanhdao", "admin")) {
            MockHttpSession session = new MockHttpSession();
            earnest.begin(demo.actor(login), session, false);
            assertThat(SignIns.lacks(session)).as(login).isEqualTo(SignIns.Step.ENROL);
            earnest.begin(demo.actor(login), session, true);
            assertThat(SignIns.lacks(session)).as(login).isNull();
        }
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(2);
    }

    private String secret() throws Exception {
        enrol();
        return jdbc.sql(
                        "select c.totp_secret from accounts.credential c join accounts.account a on a.id = c.account_id where a.login = ?")
                .param(login)
                .query(String.class)
                .single();
    }

    /** @return the recovery codes as the page shows them */
    private List<String> enrol() throws Exception {
        Cookie session = signedIn();
        String page = web.perform(get("/accounts/me/second-factor").cookie(session))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher secret = Pattern.compile("secret=([A-Z2-7]+)").matcher(page);
        assertThat(secret.find()).isTrue();
        web.perform(post("/accounts/me/second-factor")
                        .cookie(session)
                        .with(csrf())
                        .param("code", "12345"))
                .andExpect(status().isUnprocessableContent());
        String codes = web.perform(post("/accounts/me/second-factor")
                        .cookie(session)
                        .with(csrf())
                        .param("code", Codes.now(secret.group(1))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Pattern.compile("<code>([a-z2-7]{8}-[a-z2-7]{8})</code>")
                .matcher(codes)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Cookie signedIn() throws Exception {
        return passwordGiven("10.2.9.9");
    }

    private Cookie passwordGiven(String address) throws Exception {
        return web.perform(passwordOf(login, address))
                .andExpect(result ->
                        assertThat(result.getResponse().getRedirectedUrl()).isIn("/", "/accounts/second-factor"))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
    }

    private static MockHttpServletRequestBuilder passwordOf(String login, String address) {
        return post("/accounts/sign-in")
                .with(csrf())
                .param("username", login)
                .param("password", Accounts.DEMONSTRATION_PASSWORD)
                .with(from(address));
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
