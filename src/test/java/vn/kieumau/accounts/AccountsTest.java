package vn.kieumau.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** What administrators do to accounts, and what everybody does to the own one. */
@ApplicationTest
class AccountsTest {
    static final String GOOD = "một câu dài dễ nhớ";

    @Autowired
    ManageAccounts manageAccounts;

    @Autowired
    GrantRoles grantRoles;

    @Autowired
    ImportAccounts importAccounts;

    @Autowired
    Links links;

    @Autowired
    Identities identities;

    @Autowired
    Passwords passwords;

    @Autowired
    Tokens tokens;

    @Autowired
    Actors actors;

    @Autowired
    FirstAdministrator firstAdministrator;

    @Autowired
    Demo demo;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Test
    void onlyAdministratorsTouchAccountsAndNobodyTheOwn() {
        long admin = id("admin");
        for (String login : List.of("v05-lanhdao", "hn-lanhdao", "kiemtoan")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> manageAccounts.create(demo.actor(login), "moi", "Mới", ""));
            refused(
                    KernelRefusal.NOT_PERMITTED,
                    () -> grantRoles.grant(demo.actor(login), id("hn-canbo"), officer(null)));
        }
        refused(AccountsRefusal.NOT_ONESELF, () -> grantRoles.grant(demo.actor("admin"), admin, officer(null)));
        refused(AccountsRefusal.NOT_ONESELF, () -> manageAccounts.activate(demo.actor("admin"), admin, false));
        refused(AccountsRefusal.NOT_ONESELF, () -> manageAccounts.link(demo.actor("admin"), admin));
        refused(KernelRefusal.NOT_FOUND, () -> manageAccounts.link(demo.actor("admin"), 999_999));
        refused(AccountsRefusal.LOGIN_SHAPE, () -> manageAccounts.create(demo.actor("admin"), "có dấu", "x", ""));
        refused(KernelRefusal.MISSING, () -> manageAccounts.create(demo.actor("admin"), "moi", " ", ""));
        assertThat(demo.actor("admin").grants())
                .as("no business rights")
                .allSatisfy(grant -> assertThat(grant.permissions())
                        .doesNotContain(Permission.VIEW_DOSSIER, Permission.VIEW_EVIDENCE, Permission.VIEW_AUDIT));
    }

    @Test
    void anAccountIsMadeGivenARoleAndItsOwnerChoosesThePasswordByALinkOnce() throws Exception {
        long account = manageAccounts.create(demo.actor("admin"), "Moi.Canbo", "Cán bộ mới", "New officer");
        grantRoles.grant(demo.actor("admin"), account, officer(null));
        String code = manageAccounts.link(demo.actor("admin"), account);
        String newer = manageAccounts.link(demo.actor("admin"), account);
        web.perform(get("/accounts/links/{code}", code)).andExpect(status().isNotFound());
        web.perform(get("/accounts/links/{code}", newer)).andExpect(content().string(containsString("moi.canbo")));
        web.perform(post("/accounts/links/{code}", newer)
                        .with(csrf())
                        .param("password", "ngắn")
                        .param("again", "ngắn"))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/accounts/links/{code}", newer)
                        .with(csrf())
                        .param("password", GOOD)
                        .param("again", GOOD + "x"))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/accounts/links/{code}", newer)
                        .with(csrf())
                        .param("password", "xx moi.canbo xx")
                        .param("again", "xx moi.canbo xx"))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/accounts/links/{code}", newer)
                        .with(csrf())
                        .param("password", GOOD)
                        .param("again", GOOD))
                .andExpect(redirectedUrl("/accounts/sign-in?chosen"));
        web.perform(get("/accounts/links/{code}", newer)).andExpect(status().isNotFound());
        web.perform(signIn("moi.canbo", GOOD, "10.1.0.1")).andExpect(redirectedUrl("/"));
        assertThat(demo.actor("moi.canbo").may(Permission.APPRAISE_PROVINCE)).isTrue();
        assertThat(demo.audited("CREATE_ACCOUNT", "accounts.account")).isEqualTo(1);
        assertThat(demo.audited("GRANT_ROLE", "accounts.role_grant")).isEqualTo(1);
        assertThat(demo.audited("RESET_ACCOUNT", "accounts.account")).isEqualTo(2);
    }

    @Test
    void anAccountSaysWhereElseSomebodyIsBoundToItUntilItIsReset() throws Exception {
        String issuer = "https://dang-nhap.example";
        assertThat(identities.login(issuer, "s-1", "hn-canbo")).contains("hn-canbo");
        assertThat(identities.login(issuer, "s-1", "hp-canbo"))
                .as("still the same person")
                .contains("hn-canbo");
        assertThat(identities.login(issuer, "s-2", "hn-canbo")).isEmpty();
        assertThat(identities.login(issuer, "x".repeat(256), "hp-canbo")).isEmpty();
        assertThat(identities.login(issuer, "", "hp-canbo")).isEmpty();
        web.perform(Browse.get("admin", "/accounts/" + id("hn-canbo")))
                .andExpect(content().string(containsString(issuer)));
        manageAccounts.link(demo.actor("admin"), id("hn-canbo"));
        web.perform(Browse.get("admin", "/accounts/" + id("hn-canbo")))
                .andExpect(content().string(not(containsString(issuer))));
        assertThat(identities.login(issuer, "s-2", "hn-canbo")).contains("hn-canbo");
        assertThat(identities.login("https://noi-khac.example", "s-2", "hp-canbo"))
                .as("a subject is one only at its issuer")
                .contains("hp-canbo");
    }

    @Test
    void aLinkEndsAfterThreeDays() {
        String code = manageAccounts.link(demo.actor("admin"), id("hn-canbo"));
        assertThat(links.login(code)).contains("hn-canbo");
        jdbc.sql(
                        "update accounts.password_link set made_at = made_at - interval '4 days', expires_at = expires_at - interval '3 days 1 second'")
                .update();
        assertThat(links.login(code)).isEmpty();
    }

    @Test
    void aGrantHoldsInItsPeriodAndNeitherBeforeNorAfter() {
        LocalDate today = demo.actor("admin").today();
        long account = manageAccounts.create(demo.actor("admin"), "ky-han", "Kỳ hạn", "");
        grant(account, today.minusDays(9), today.minusDays(1));
        assertThat(demo.actor("ky-han").grants())
                .as("ended yesterday: as if never given")
                .isEmpty();
        grant(account, today.plusDays(1), null);
        assertThat(demo.actor("ky-han").grants()).as("begins tomorrow").isEmpty();
        grant(account, today, today);
        assertThat(demo.actor("ky-han").grants()).as("last day is today").hasSize(1);
        refused(AccountsRefusal.GRANT_TWICE, () -> grant(account, today, today));
    }

    @Test
    void aBadGrantIsRefused() {
        LocalDate today = demo.actor("admin").today();
        long account = id("hn-canbo");
        refused(
                AccountsRefusal.NO_OFFICE,
                () -> grantRoles.grant(
                        demo.actor("admin"), account, new NewGrant(Role.OBSERVER, null, today, null, false)));
        refused(AccountsRefusal.PERIOD, () -> grant(account, today, today.minusDays(1)));
        refused(
                AccountsRefusal.SUBSTITUTE_ENDS,
                () -> grantRoles.grant(
                        demo.actor("admin"), account, new NewGrant(Role.OBSERVER, office("ca-hn"), today, null, true)));
        refused(
                AccountsRefusal.ADMINISTRATOR_APART,
                () -> grantRoles.grant(
                        demo.actor("admin"), account, new NewGrant(Role.ADMINISTRATOR, null, today, null, false)));
    }

    @Test
    void aRevokedRoleIsGoneOnTheNextRequest() throws Exception {
        web.perform(Browse.get("hn-canbo", "/appraisal")).andExpect(status().isOk());
        long grant = jdbc.sql("select id from accounts.role_grant where account_id = ?")
                .param(id("hn-canbo"))
                .query(Long.class)
                .single();
        web.perform(Browse.post("admin", "/accounts/" + id("hn-canbo") + "/grants/" + grant + "/revoke"))
                .andExpect(redirectedUrl("/accounts/" + id("hn-canbo")));
        web.perform(Browse.get("hn-canbo", "/appraisal")).andExpect(status().isForbidden());
        assertThat(demo.audited("REVOKE_ROLE", "accounts.role_grant")).isEqualTo(1);
        web.perform(Browse.post("admin", "/accounts/" + id("hn-canbo") + "/grants/" + grant + "/revoke"))
                .andExpect(status().isConflict());
    }

    @Test
    void whoStandsInForAnOfficeSaysSoInEveryAct() {
        LocalDate today = demo.actor("admin").today();
        long account = manageAccounts.create(demo.actor("admin"), "lam-thay", "Người làm thay", "");
        grantRoles.grant(
                demo.actor("admin"),
                account,
                new NewGrant(Role.PROGRAMME_OFFICER, office("v05"), today, today.plusDays(7), true));
        demo.openCohort("lam-thay", 2033);
        assertThat(jdbc.sql("select office_name from audit.entry where actor_name = 'Người làm thay' limit 1")
                        .query(String.class)
                        .single())
                .endsWith("(làm thay)");
    }

    @Test
    void aSubstituteIsNamedAsOneBesideWhatWasDone() throws Exception {
        LocalDate today = demo.actor("admin").today();
        long account = manageAccounts.create(demo.actor("admin"), "lam-thay", "Người làm thay", "");
        grantRoles.grant(
                demo.actor("admin"),
                account,
                new NewGrant(Role.UNIT_OFFICER, office("cap-nhattan"), today, today.plusDays(7), true));
        String answer = "/assessment/" + demo.openDossier("nhattan") + "/answers/2";
        web.perform(Browse.post("lam-thay", answer)
                        .param("result", "not_met")
                        .param("explanation", "Đang làm")
                        .param("version", "0"))
                .andExpect(status().is3xxRedirection());
        web.perform(Browse.get("nhattan-canbo", answer))
                .andExpect(content().string(containsString("Người làm thay (làm thay)")));
        web.perform(Browse.get("nhattan-canbo", answer + "?lang=en"))
                .andExpect(content().string(containsString("Người làm thay (substitute)")));
        web.perform(Browse.post("nhattan-canbo", answer)
                        .param("result", "not_met")
                        .param("explanation", "Làm xong một nửa")
                        .param("version", "1"))
                .andExpect(status().is3xxRedirection());
        web.perform(Browse.get("nhattan-canbo", answer)).andExpect(content().string(not(containsString("(làm thay)"))));
    }

    @Test
    void anAccountOutOfUseLosesSessionsAndTokensAtOnce() throws Exception {
        String token = tokens.create("hn-canbo", java.time.Duration.ofDays(1)).orElseThrow();
        web.perform(get("/api/v1/accounts/me").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk());
        web.perform(Browse.post("admin", "/accounts/" + id("hn-canbo") + "/active")
                        .param("active", "false"))
                .andExpect(redirectedUrl("/accounts/" + id("hn-canbo")));
        web.perform(get("/api/v1/accounts/me").header("Authorization", "Bearer " + token))
                .andExpect(status().isUnauthorized());
        web.perform(signIn("hn-canbo", Accounts.DEMONSTRATION_PASSWORD, "10.1.0.2"))
                .andExpect(redirectedUrl("/accounts/sign-in?refused"));
        web.perform(Browse.get("hn-canbo", "/assessment")).andExpect(status().isForbidden());
    }

    @Test
    void aTokenIsScopedListedOnceShownAndRevocable() throws Exception {
        String page = web.perform(Browse.post("hn-canbo", "/accounts/me/tokens")
                        .param("tokenName", "Bảng số liệu <b>")
                        .param("days", "30")
                        .param("scope", "read"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher token = Pattern.compile("<code>(km_[\\w-]+)</code>").matcher(page);
        assertThat(token.find()).isTrue();
        web.perform(Browse.get("hn-canbo", "/accounts/me"))
                .andExpect(content().string(containsString("Bảng số liệu &lt;b&gt;")))
                .andExpect(content().string(not(containsString(token.group(1)))));
        var reader = tokens.actor(token.group(1)).orElseThrow();
        assertThat(reader.may(Permission.VIEW_DOSSIER)).isTrue();
        assertThat(reader.may(Permission.APPRAISE_PROVINCE)).isFalse();
        assertThat(reader.may(Permission.MANAGE_OWN_ACCOUNT))
                .as("a token makes no tokens")
                .isFalse();
        web.perform(get("/accounts/me").header("Authorization", "Bearer " + token.group(1)))
                .andExpect(redirectedUrl("/accounts/sign-in"));
        long id = tokens.of(demo.actor("hn-canbo")).get(0).id();
        refused(KernelRefusal.NOT_FOUND, () -> tokens.revoke(demo.actor("hp-canbo"), id));
        web.perform(Browse.post("hn-canbo", "/accounts/me/tokens/" + id + "/revoke"))
                .andExpect(redirectedUrl("/accounts/me"));
        assertThat(tokens.actor(token.group(1))).isEmpty();
        web.perform(Browse.post("hn-canbo", "/accounts/me/tokens")
                        .param("tokenName", "x")
                        .param("days", "9999"))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void changingThePasswordNeedsTheCurrentOne() throws Exception {
        refused(AccountsRefusal.WRONG_PASSWORD, () -> passwords.change(demo.actor("hn-canbo"), "sai", GOOD, GOOD));
        refused(
                AccountsRefusal.PASSWORD_WEAK,
                () -> passwords.change(
                        demo.actor("hn-canbo"), Accounts.DEMONSTRATION_PASSWORD, "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa"));
        web.perform(Browse.post("hn-canbo", "/accounts/me/password")
                        .param("current", Accounts.DEMONSTRATION_PASSWORD)
                        .param("password", GOOD)
                        .param("again", GOOD))
                .andExpect(redirectedUrl("/accounts/me"));
        web.perform(signIn("hn-canbo", Accounts.DEMONSTRATION_PASSWORD, "10.1.0.3"))
                .andExpect(redirectedUrl("/accounts/sign-in?refused"));
        web.perform(signIn("hn-canbo", GOOD, "10.1.0.3")).andExpect(redirectedUrl("/"));
        assertThat(jdbc.sql("select count(*) from audit.entry where content::text like '%argon2%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsTakenOutComesInAgain() throws Exception {
        for (String login : List.of("v05-canbo", "hn-lanhdao", "kiemtoan")) {
            web.perform(Browse.get(login, "/accounts/export")).andExpect(status().isForbidden());
        }
        String file = exported();
        assertThat(file.lines().count()).isGreaterThan(25);
        assertThat(file)
                .startsWith("\uFEFFlogin,display_name,")
                .contains("hn-canbo,")
                .doesNotContain("$2", "{bcrypt}");
        // The same people on a server that does not know them.
        String others = file.replaceAll("(?m)^(?!\uFEFF)", "khac-");
        int lines = (int) others.lines()
                .skip(1)
                .map(each -> each.split(",")[0])
                .distinct()
                .count();
        assertThat(importAccounts.load(demo.actor("admin"), others)).hasSize(lines);
        assertThat(exported().lines().filter(each -> each.startsWith("khac-")).sorted())
                .containsExactlyElementsOf(others.lines().skip(1).sorted().toList());
    }

    private String exported() throws Exception {
        return web.perform(Browse.get("admin", "/accounts/export"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aFileOfAccountsIsImportedWholeOrNotAtAll() throws Exception {
        String head = "login,display_name,display_name_en,role,office_key,valid_from,valid_to\n";
        String good =
                "nhap-1,Người một,One,PROVINCIAL_OFFICER,ca-hn,2023-01-01,\nnhap-1,Người một,One,OBSERVER,ca-hn,2023-01-01,2023-12-31\n";
        for (String bad : List.of(
                "nhap-2,Người hai,Two,KING,ca-hn,2023-01-01,\n",
                "nhap-2,Người hai,Two,OBSERVER,khong-co,2023-01-01,\n",
                "nhap-2,Người hai,Two,OBSERVER,ca-hn,hôm nay,\n",
                "nhap-2,,Two,OBSERVER,ca-hn,2023-01-01,\n",
                "hn-canbo,Đã có,Taken,OBSERVER,ca-hn,2023-01-01,\n",
                "\"nhap-2,Người hai\n")) {
            demo.apart(() -> refused(
                    AccountsRefusal.IMPORT_PROBLEM, () -> importAccounts.load(demo.actor("admin"), head + good + bad)));
        }
        demo.apart(() -> refused(
                AccountsRefusal.IMPORT_TOO_LONG,
                () -> importAccounts.load(
                        demo.actor("admin"), head + "x,X,X,OBSERVER,ca-hn,2023-01-01,\n".repeat(5_001))));
        assertThat(jdbc.sql("select count(*) from accounts.account where login like 'nhap-%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        for (String lacking : List.of("", "login,role\nnhap-3,OBSERVER\n")) {
            demo.apart(() ->
                    refused(AccountsRefusal.IMPORT_LACKS, () -> importAccounts.load(demo.actor("admin"), lacking)));
        }
        web.perform(multipart("/accounts/import")
                        .file(new MockMultipartFile(
                                "file",
                                "a.csv",
                                "text/csv",
                                "login,role\nnhap-3,OBSERVER\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .with(SecurityMockMvcRequestPostProcessors.user("admin"))
                        .with(csrf()))
                .andExpect(content().string(containsString("Tệp thiếu cột: display_name, ")));
        web.perform(multipart("/accounts/import")
                        .file(new MockMultipartFile(
                                "file",
                                "a.csv",
                                "text/csv",
                                ("\uFEFF" + head + good).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .with(SecurityMockMvcRequestPostProcessors.user("admin"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("nhap-1")))
                .andExpect(content().string(containsString("/accounts/links/")));
        assertThat(demo.actor("nhap-1").grants()).hasSize(2);
        assertThat(demo.audited("IMPORT_ACCOUNTS", "accounts.account")).isEqualTo(1);
    }

    @Test
    void theFirstAdministratorsLinkComesOnlyAsLongAsNoneCanSignIn() {
        assertThat(firstAdministrator.link()).as("the demonstration has one").isEmpty();
        jdbc.sql("update accounts.account set active = false where login = 'admin'")
                .update();
        String code = firstAdministrator.link().orElseThrow();
        String again = firstAdministrator.link().orElseThrow();
        assertThat(links.login(code)).as("a new start ends the link before").isEmpty();
        links.choosePassword(again, GOOD, GOOD);
        assertThat(firstAdministrator.link()).isEmpty();
        assertThat(demo.actor("quantri").may(Permission.CREATE_ACCOUNT)).isTrue();
        jdbc.sql("update accounts.account set active = false where login = 'quantri'")
                .update();
        jdbc.sql("update accounts.role_grant set valid = daterange('2020-01-01', '2020-01-02') where account_id = ?")
                .param(id("quantri"))
                .update();
        links.choosePassword(firstAdministrator.link().orElseThrow(), GOOD + " hơn", GOOD + " hơn");
        assertThat(demo.actor("quantri").may(Permission.CREATE_ACCOUNT))
                .as("no dead end")
                .isTrue();
        assertThat(demo.actor("quantri").units(Permission.CREATE_ACCOUNT)).containsExactly(0L);
    }

    private NewGrant officer(LocalDate to) {
        return new NewGrant(Role.PROVINCIAL_OFFICER, office("ca-hn"), LocalDate.of(2023, 1, 1), to, false);
    }

    private void grant(long account, LocalDate from, LocalDate to) {
        grantRoles.grant(demo.actor("admin"), account, new NewGrant(Role.OBSERVER, office("ca-hn"), from, to, false));
    }

    private long id(String login) {
        return jdbc.sql("select id from accounts.account where login = ?")
                .param(login)
                .query(Long.class)
                .single();
    }

    private long office(String key) {
        return jdbc.sql("select id from accounts.office where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder signIn(
            String login, String password, String address) {
        return post("/accounts/sign-in")
                .with(csrf())
                .param("username", login)
                .param("password", password)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                });
    }
}
