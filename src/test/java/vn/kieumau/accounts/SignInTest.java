package vn.kieumau.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

@ApplicationTest
class SignInTest {
    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tokens tokens;

    @Autowired
    Demo demo;

    @Autowired
    ApplicationContext application;

    @Test
    void aWrongPasswordAndAnUnknownNameAreOneAnswer() throws Exception {
        web.perform(signIn("hn-canbo", "sai-mat-khau", "10.0.0.1"))
                .andExpect(redirectedUrl("/accounts/sign-in?refused"));
        web.perform(signIn("khong-co-ai", "sai-mat-khau", "10.0.0.1"))
                .andExpect(redirectedUrl("/accounts/sign-in?refused"));
        web.perform(signIn("'\"<b>" + "x".repeat(10_000), "\0".repeat(3), "10.0.0.1"))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void theTenthWrongTryIsTheLastForAWhileButNobodyElseIsLockedOut() throws Exception {
        for (int tries = 0; tries < 10; tries++) {
            web.perform(signIn("hp-canbo", "sai-mat-khau", "10.0.0.2"))
                    .andExpect(redirectedUrl("/accounts/sign-in?refused"));
        }
        web.perform(signIn("hp-canbo", Accounts.DEMONSTRATION_PASSWORD, "10.0.0.2"))
                .andExpect(redirectedUrl("/accounts/sign-in?limited"));
        web.perform(signIn("hp-canbo", Accounts.DEMONSTRATION_PASSWORD, "10.0.0.3"))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void aSignInIsInTheTrailAndOnlyTheHashOfThePasswordIsKept() throws Exception {
        web.perform(signIn("hn-canbo", Accounts.DEMONSTRATION_PASSWORD, "10.0.0.4"))
                .andExpect(redirectedUrl("/"));
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(1);
        assertThat(jdbc.sql("select bool_and(password_hash like '$argon2id$%') from accounts.credential")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from audit.entry where content::text like '%argon2%'")
                        .query(Integer.class)
                        .single())
                .as("no hash leaks into the trail")
                .isZero();
    }

    @Test
    void withoutAProviderNothingOfOneIsThere() throws Exception {
        web.perform(get("/accounts/sign-in").param("provider_down", ""))
                .andExpect(content().string(not(containsString(ProviderSignIn.START))));
        for (String url : new String[] {ProviderSignIn.START, ProviderSignIn.CALLBACK}) {
            web.perform(get(url)).andExpect(redirectedUrl("/accounts/sign-in"));
            web.perform(get(url).with(user("hn-canbo"))).andExpect(status().isNotFound());
        }
        assertThat(application.getBeanNamesForType(ProviderSignIn.class)).isEmpty();
        assertThat(application.getBeanNamesForType(ClientRegistrationRepository.class))
                .isEmpty();
        assertThat(application.getBeanNamesForType(JwtDecoder.class))
                .as("nor one of the provider that tests start")
                .isEmpty();
    }

    @Test
    void thePolicyAllowsNothingInline() throws Exception {
        for (String url : new String[] {"/accounts/sign-in", "/", "/recognition/certificates/x"}) {
            web.perform(get(url).with(user("hn-canbo")))
                    .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
                    .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(content().string(not(containsString("style=\""))))
                    .andExpect(content().string(not(containsString("onclick"))));
        }
    }

    @Test
    void aFormFromAnEndedSessionKeepsWhatWasTyped() throws Exception {
        web.perform(post("/campaigns/1/quota").param("reason", "đã gõ"))
                .andExpect(status().isForbidden())
                .andExpect(forwardedUrl("/accounts/lapsed"));
        web.perform(post("/accounts/lapsed")
                        .with(csrf())
                        .header("Sec-Fetch-Site", "same-origin")
                        .param("reason", "Lý do dài hơn \"hai mươi\" ký tự"))
                .andExpect(content().string(containsString("Phiên làm việc đã hết")))
                .andExpect(content().string(containsString("Lý do dài hơn &#34;hai mươi&#34; ký tự")));
        web.perform(post("/accounts/lapsed")
                        .with(csrf())
                        .header("Sec-Fetch-Site", "cross-site")
                        .param("reason", "Lý do dài hơn hai mươi ký tự"))
                .andExpect(content().string(not(containsString("Lý do dài"))));
        web.perform(post("/accounts/sign-in").param("username", "hn-canbo"))
                .andExpect(redirectedUrl("/accounts/sign-in?lapsed"));
    }

    @Test
    void aTokenStandsForOneRequestAndNeverBecomesASession() throws Exception {
        web.perform(get("/api/v1/accounts/me")).andExpect(status().isUnauthorized());
        web.perform(get("/api/v1/accounts/me").header("Authorization", "Bearer km_sai"))
                .andExpect(status().isUnauthorized());
        String token = tokens.create("hn-canbo", Duration.ofDays(1)).orElseThrow();
        web.perform(get("/api/v1/accounts/me").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(content().string(containsString("\"login\":\"hn-canbo\"")));
        web.perform(get("/campaigns").header("Authorization", "Bearer " + token))
                .andExpect(status().is3xxRedirection());
        jdbc.sql(
                        "update accounts.token set created_at = created_at - interval '3 days', expires_at = expires_at - interval '3 days'")
                .update();
        web.perform(get("/api/v1/accounts/me").header("Authorization", "Bearer " + token))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void aGrantThatEndsEndsWithTheNextRequest() throws Exception {
        web.perform(Browse.get("hn-canbo", "/campaigns")).andExpect(status().isOk());
        jdbc.sql("""
                        update accounts.role_grant set valid = daterange(lower(valid), '2023-11-24')
                        where account_id = (select id from accounts.account where login = 'hn-canbo')
                        """).update();
        web.perform(Browse.get("hn-canbo", "/campaigns")).andExpect(status().isForbidden());
    }

    private static org.springframework.test.web.servlet.RequestBuilder signIn(
            String login, String password, String address) {
        RequestPostProcessor from = request -> {
            request.setRemoteAddr(address);
            return request;
        };
        return post("/accounts/sign-in")
                .param("username", login)
                .param("password", password)
                .with(csrf())
                .with(from);
    }

    @Test
    void aForeignHostNameIsRefusedSoThatNoRedirectLeadsThere() throws Exception {
        for (String host : new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example"}) {
            web.perform(get("/accounts/sign-in").with(request -> {
                        request.setServerName(host);
                        return request;
                    }))
                    .andExpect(status().isBadRequest());
        }
    }

    @Test
    void headersSayWhatABrowserMayDo() throws Exception {
        web.perform(get("/accounts/sign-in").secure(true))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=")))
                .andExpect(header().string("Permissions-Policy", containsString("camera=()")))
                .andExpect(header().string("Cross-Origin-Opener-Policy", "same-origin"))
                .andExpect(header().string("Cross-Origin-Resource-Policy", "same-origin"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }
}
