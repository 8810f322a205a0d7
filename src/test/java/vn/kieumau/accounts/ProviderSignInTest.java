package vn.kieumau.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import vn.kieumau.KieuMau;
import vn.kieumau.support.Browser;
import vn.kieumau.support.Codes;
import vn.kieumau.support.Demo;
import vn.kieumau.support.TestProvider;
import vn.kieumau.support.TestSettings;
import vn.kieumau.support.Visitor;

/**
 * Signing in at an identity provider that runs beside the application, over HTTP: whom it lets in and whom not, and that
 * nothing of the session is less than after a password.
 */
@SpringBootTest(classes = KieuMau.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = {TestSettings.class, ProviderSignInTest.WithProvider.class})
@Import(Demo.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignInTest {
    static final int PORT = freePort();
    static final int PROVIDER_PORT = freePort();
    static final String HERE = "http://localhost:" + PORT;
    static final String THERE = TestProvider.issuer(PROVIDER_PORT);
    static final String BUTTON = "Đăng nhập bằng Cổng thử";
    static final String REFUSED = HERE + "/accounts/sign-in?provider_refused";
    static final String FAILED = HERE + "/accounts/sign-in?provider_failed";
    static final String DOWN = HERE + "/accounts/sign-in?provider_down";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Demo demo;

    @Autowired
    ManageAccounts manageAccounts;

    @Autowired
    SecondFactor secondFactor;

    TestProvider provider;
    HttpResponse<String> beforeTheProviderWasThere;

    static class WithProvider implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(Map.of(
                            "server.port",
                            String.valueOf(PORT),
                            "kieumau.public-url",
                            HERE,
                            "kieumau.oidc-issuer",
                            THERE,
                            "kieumau.oidc-client-id",
                            TestProvider.CLIENT,
                            "kieumau.oidc-client-secret",
                            TestProvider.SECRET,
                            "kieumau.oidc-name",
                            "Cổng thử",
                            "kieumau.oidc-claim",
                            "preferred_username",
                            "kieumau.oidc-acr",
                            "cao"))
                    .applyTo(context);
        }
    }

    @BeforeAll
    void startTheProviderAfterTheApplication() {
        Visitor visitor = new Visitor();
        beforeTheProviderWasThere = visitor.follow(visitor.get(HERE + ProviderSignIn.START));
        provider = new TestProvider(PROVIDER_PORT, HERE + ProviderSignIn.CALLBACK);
    }

    @AfterAll
    void stopTheProvider() {
        provider.close();
    }

    @Test
    void aProviderThatIsDownStopsNoStartAndIsNamedOnThePage() {
        assertThat(beforeTheProviderWasThere.uri()).hasToString(DOWN);
        assertThat(beforeTheProviderWasThere.body()).contains("hiện không trả lời", BUTTON);
        knows("s-down", "hp-lanhdao");
        Visitor visitor = new Visitor();
        String back = signInThere(visitor, "s-down");
        provider.close();
        assertThat(visitor.follow(visitor.get(back)).uri())
                .as("went down between the two")
                .hasToString(DOWN);
        provider = new TestProvider(PROVIDER_PORT, HERE + ProviderSignIn.CALLBACK);
        assertThat(bound("hp-lanhdao")).isEmpty();
    }

    @Test
    void whoHasNoAccountInUseHearsOneAnswerWhateverTheReason() {
        knows("s-unknown", "khong-co-ai");
        knows("s-shape", "HN-CANBO");
        knows("s-nothing", claims -> {});
        knows("s-inactive", "haiphong-truong");
        long inactive = manageAccounts.create(demo.actor("admin"), "ngung-dung", "Ngừng dùng", "");
        manageAccounts.activate(demo.actor("admin"), inactive, false);
        knows("s-inactive", "ngung-dung");
        String body = refused("s-unknown");
        for (String subject : List.of("s-shape", "s-nothing", "s-inactive")) {
            assertThat(refused(subject)).as(subject).isEqualTo(body);
        }
        assertThat(body).contains("Chưa có tài khoản dùng được");
        assertThat(jdbc.sql("select count(*) from accounts.account where login in ('khong-co-ai', 'HN-CANBO')")
                        .query(Integer.class)
                        .single())
                .as("nobody gets an account by signing in")
                .isZero();
        assertThat(bound("ngung-dung")).isEmpty();
    }

    @Test
    void aNameGivenToSomebodyElseThereOpensNothingUntilAnAdministratorResetsTheAccount() {
        knows("s-first", "hp-canbo");
        assertThat(signIn(new Visitor(), "s-first").uri()).hasToString(HERE + "/");
        knows("s-second", "hp-canbo");
        refused("s-second");
        assertThat(bound("hp-canbo")).containsExactly("s-first");
        knows("s-first", "ten-moi");
        assertThat(signIn(new Visitor(), "s-first").uri())
                .as("called otherwise there, still the same person")
                .hasToString(HERE + "/");
        long account = jdbc.sql("select id from accounts.account where login = 'hp-canbo'")
                .query(Long.class)
                .single();
        int resets = demo.audited("RESET_ACCOUNT", "accounts.provider_identity");
        manageAccounts.link(demo.actor("admin"), account);
        assertThat(bound("hp-canbo")).isEmpty();
        assertThat(demo.audited("RESET_ACCOUNT", "accounts.provider_identity")).isEqualTo(resets + 1);
        assertThat(signIn(new Visitor(), "s-second").uri()).hasToString(HERE + "/");
        assertThat(bound("hp-canbo")).containsExactly("s-second");
        refused("s-first");
        manageAccounts.activate(demo.actor("admin"), account, false);
        refused("s-second");
        assertThat(jdbc.sql("""
                        select (select count(*) from audit.altered('accounts.provider_identity'))
                            + (select count(*) from audit.unrecorded('accounts.provider_identity'))
                        """).query(Integer.class).single())
                .as("all of it is in the trail")
                .isZero();
    }

    @Test
    void anAnswerThatWasNotAskedForIsNotTaken() {
        knows("s-forged", "v05-canbo");
        Visitor visitor = new Visitor();
        String back = signInThere(visitor, "s-forged");
        assertThat(visitor.follow(visitor.get(back.replaceAll("state=[^&]*", "state=khac")))
                        .uri())
                .hasToString(FAILED);
        assertThat(new Visitor().follow(new Visitor().get(back)).uri())
                .as("somebody else's browser")
                .hasToString(FAILED);
        assertThat(bound("v05-canbo")).isEmpty();
        assertThat(visitor.follow(visitor.get(back)).uri())
                .as("what was forged spoils nothing")
                .hasToString(HERE + "/");
        assertThat(visitor.follow(visitor.get(back)).uri())
                .as("the same answer again")
                .hasToString(FAILED);
        Visitor other = new Visitor();
        String state = parameter(signInThere(other, "s-forged"), "state");
        assertThat(other.follow(other.get(HERE + ProviderSignIn.CALLBACK + "?state=" + state + "&code="
                                + parameter(back, "code")))
                        .uri())
                .as("a code that was used")
                .hasToString(FAILED);
        assertThat(other.follow(other.get(HERE + ProviderSignIn.CALLBACK + "?error=access_denied&state=" + state))
                        .uri())
                .hasToString(FAILED);
    }

    @Test
    void aTokenForAnotherQuestionPlaceOrApplicationIsNotTaken() {
        Map<String, Consumer<JwtClaimsSet.Builder>> wrong = Map.of(
                "nonce", claims -> claims.claim("nonce", "khac"),
                "issuer", claims -> claims.issuer("http://127.0.0.1:1"),
                "audience", claims -> claims.audience(List.of("ung-dung-khac")),
                "expired", claims -> claims.issuedAt(Instant.ofEpochSecond(1)).expiresAt(Instant.ofEpochSecond(2)));
        wrong.forEach((what, lie) -> {
            knows("s-" + what, claims -> {
                claims.claim("preferred_username", "v05-lanhdao");
                lie.accept(claims);
            });
            Visitor visitor = new Visitor();
            assertThat(signIn(visitor, "s-" + what).uri()).as(what).hasToString(FAILED);
            assertThat(visitor.follow(visitor.get(HERE + "/")).uri().getPath()).isEqualTo("/accounts/sign-in");
        });
        assertThat(bound("v05-lanhdao")).isEmpty();
    }

    @Test
    void theQuestionHasStateNonceAndPkceAndLeadsBackToThePublicAddress() {
        String question = Visitor.target(new Visitor().get("http://127.0.0.1:" + PORT + ProviderSignIn.START));
        assertThat(question)
                .startsWith(THERE + "/oauth2/authorize?")
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=");
        assertThat(parameter(question, "redirect_uri")).isEqualTo(HERE + ProviderSignIn.CALLBACK);
        assertThat(parameter(question, "scope")).isEqualTo("openid profile");
    }

    @Test
    void theFirstSignInBindsAndLeadsToThePageAskedFor() {
        knows("s-good", "hn-canbo");
        int signIns = demo.audited("SIGN_IN", "accounts.sign_in");
        int bindings = demo.audited("BIND_IDENTITY", "accounts.provider_identity");
        Visitor visitor = new Visitor();
        assertThat(visitor.follow(visitor.get(HERE + "/campaigns")).uri()).hasToString(HERE + "/accounts/sign-in");
        String anonymous = visitor.cookie("SESSION");
        HttpResponse<String> page = signIn(visitor, "s-good");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/campaigns");
        assertThat(visitor.cookie("SESSION"))
                .as("nobody who knew the session before knows it now")
                .isNotEmpty()
                .isNotEqualTo(anonymous);
        assertThat(bound("hn-canbo")).containsExactly("s-good");
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(signIns + 1);
        assertThat(demo.audited("BIND_IDENTITY", "accounts.provider_identity")).isEqualTo(bindings + 1);
        assertThat(jdbc.sql("""
                        select s.max_inactive_interval from accounts.session s
                        join accounts.session_attributes a on a.session_primary_id = s.primary_id
                            and a.attribute_name = 'kieumau.signed-in-at'
                        where s.principal_name = 'hn-canbo'
                        """).query(Integer.class).list())
                .as("ends like any other")
                .containsExactly(1_800);
        assertThat(jdbc.sql("""
                        select count(*) from accounts.session_attributes a
                        join accounts.session s on s.primary_id = a.session_primary_id
                        where s.principal_name = 'hn-canbo' and encode(a.attribute_bytes, 'escape') ilike '%oauth2%'
                        """).query(Integer.class).single())
                .as("no token and nothing else of the provider's stays")
                .isZero();
        signIn(new Visitor(), "s-good");
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(signIns + 2);
        assertThat(demo.audited("BIND_IDENTITY", "accounts.provider_identity")).isEqualTo(bindings + 1);
        visitor.post(HERE + "/accounts/sign-out", Map.of("_csrf", formToken(page)));
        assertThat(visitor.follow(visitor.get(HERE + "/campaigns")).uri().getPath())
                .isEqualTo("/accounts/sign-in");
    }

    @Test
    void anApproverIsAskedForTheSecondFactorUnlessTheProviderVouchesForOne() {
        String secret = SecondFactor.newSecret();
        secondFactor.enrol(
                demo.actor("hn-lanhdao"),
                secret,
                Codes.now(secret),
                Instant.ofEpochMilli(System.currentTimeMillis()).atOffset(ZoneOffset.UTC));
        int signIns = demo.audited("SIGN_IN", "accounts.sign_in");
        for (Consumer<JwtClaimsSet.Builder> alone : List.<Consumer<JwtClaimsSet.Builder>>of(
                claims -> {},
                claims -> claims.claim("amr", List.of("pwd", "sms")),
                claims -> claims.claim("acr", "thap"))) {
            knows("s-approver", alone.andThen(claims -> claims.claim("preferred_username", "hn-lanhdao")));
            assertThat(signIn(new Visitor(), "s-approver").uri()).hasToString(HERE + "/accounts/second-factor");
        }
        Visitor visitor = new Visitor();
        visitor.follow(visitor.get(HERE + "/campaigns"));
        HttpResponse<String> asked = signIn(visitor, "s-approver");
        assertThat(visitor.follow(visitor.get(HERE + "/assessment")).uri())
                .hasToString(HERE + "/accounts/second-factor");
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(signIns);
        HttpResponse<String> landed = visitor.follow(visitor.post(
                HERE + "/accounts/second-factor", Map.of("_csrf", formToken(asked), "code", Codes.later(secret, 1))));
        assertThat(landed.uri().getPath()).isEqualTo("/campaigns");
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(signIns + 1);
        for (Consumer<JwtClaimsSet.Builder> both : List.<Consumer<JwtClaimsSet.Builder>>of(
                claims -> claims.claim("amr", List.of("pwd", "otp")),
                claims -> claims.claim("amr", List.of("mfa")),
                claims -> claims.claim("acr", "cao"))) {
            knows("s-approver", both.andThen(claims -> claims.claim("preferred_username", "hn-lanhdao")));
            Visitor vouched = new Visitor();
            vouched.follow(vouched.get(HERE + "/campaigns"));
            assertThat(signIn(vouched, "s-approver").uri().getPath()).isEqualTo("/campaigns");
        }
        assertThat(demo.audited("SIGN_IN", "accounts.sign_in")).isEqualTo(signIns + 4);
    }

    @Test
    void aBrowserGoesThereAndBack() {
        knows("s-browser", "quansat");
        try (Browser browser = new Browser(PORT)) {
            for (int width : new int[] {1440, 390}) {
                browser.fresh(width, true);
                browser.open("/accounts/sign-in?lang=en")
                        .sees("Sign in with Cổng thử")
                        .isFit();
                browser.open("/accounts/sign-in?provider_refused&lang=vi")
                        .sees(BUTTON)
                        .isFit();
                browser.picture("sign-in-provider-" + width);
            }
            browser.open("/campaigns").follow(BUTTON);
            browser.page().locator("#username").fill("s-browser");
            browser.page().locator("#password").fill(TestProvider.PASSWORD);
            browser.page().locator("button[type=submit]").click();
            browser.page().waitForURL(HERE + "/campaigns*");
            browser.fitsTheScreen();
        }
    }

    private void knows(String subject, String login) {
        knows(subject, claims -> claims.claim("preferred_username", login));
    }

    private void knows(String subject, Consumer<JwtClaimsSet.Builder> claims) {
        provider.knows(subject, claims);
    }

    /** @return the address by which the provider sends the person back */
    private String signInThere(Visitor visitor, String subject) {
        HttpResponse<String> form = visitor.follow(visitor.get(HERE + ProviderSignIn.START));
        assertThat(form.uri().toString()).startsWith(THERE + "/login");
        HttpResponse<String> answer = visitor.follow(
                visitor.post(
                        THERE + "/login",
                        Map.of("_csrf", formToken(form), "username", subject, "password", TestProvider.PASSWORD)),
                HERE);
        assertThat(Visitor.target(answer))
                .as("sent back by %s %s", answer.uri(), answer.statusCode())
                .startsWith(HERE + ProviderSignIn.CALLBACK);
        return Visitor.target(answer);
    }

    private HttpResponse<String> signIn(Visitor visitor, String subject) {
        return visitor.follow(visitor.get(signInThere(visitor, subject)));
    }

    /** @return the page that says so, without what differs each time */
    private String refused(String subject) {
        Visitor visitor = new Visitor();
        HttpResponse<String> page = signIn(visitor, subject);
        assertThat(page.uri()).as(subject).hasToString(REFUSED);
        assertThat(visitor.follow(visitor.get(HERE + "/")).uri().getPath())
                .as(subject + " is not signed in")
                .isEqualTo("/accounts/sign-in");
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private List<String> bound(String login) {
        return jdbc.sql("""
                        select i.subject from accounts.provider_identity i join accounts.account a on a.id = i.account_id
                        where a.login = :login and i.issuer = :issuer
                        """)
                .param("login", login)
                .param("issuer", THERE)
                .query(String.class)
                .list();
    }

    private static String formToken(HttpResponse<String> page) {
        Matcher token =
                Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as("a form on %s", page.uri()).isTrue();
        return token.group(1);
    }

    private static String parameter(String address, String name) {
        Matcher value = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertThat(value.find()).as("%s in %s", name, address).isTrue();
        return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
