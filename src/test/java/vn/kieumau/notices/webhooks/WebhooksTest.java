package vn.kieumau.notices.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.notices.NoticesRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.Routes;

/** Who registers receivers, which, and what is seen of them: never a secret but once. */
@ApplicationTest
class WebhooksTest {
    private static final String ADDRESS = "https://bao-cao.example/nhan";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    KeepReceiver keepReceiver;

    @Autowired
    Receivers receivers;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Test
    void whoIsNoAdministratorIsRefused() {
        long id = demo.webhook();
        for (String login : List.of("v05-canbo", "v05-lanhdao", "hn-lanhdao", "nhattan-truong", "kiemtoan")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> receivers.page(demo.actor(login), new Paging(1, 50)));
            refused(KernelRefusal.NOT_PERMITTED, () -> receivers.find(demo.actor(login), id));
            refused(KernelRefusal.NOT_PERMITTED, () -> receivers.deliveries(demo.actor(login), id, new Paging(1, 50)));
            refused(KernelRefusal.NOT_PERMITTED, () -> register(login, ADDRESS));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepReceiver.change(demo.actor(login), id, 1, typed(ADDRESS)));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepReceiver.rotate(demo.actor(login), id));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepReceiver.test(demo.actor(login), id));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepReceiver.resend(demo.actor(login), id, 1));
        }
    }

    @Test
    void addressesThatAreNotOnTheInternetOrNotOverHttpsAreRefusedAtOnce() {
        for (String shape : List.of(
                "http://bao-cao.example/",
                "ftp://bao-cao.example/",
                "bao-cao.example",
                "https:///nhan",
                "https://ai:gi@bao-cao.example/",
                "https://bao-cao.example/#x",
                "https://bao-cao.example:0/",
                "https://bao-cao.example:70000/",
                "https://bao cao.example/",
                "http://127.0.0.1/")) {
            refused(NoticesRefusal.URL_SHAPE, () -> register("admin", shape));
        }
        for (String there :
                List.of("127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "[fd00::1]", "[::ffff:7f00:1]")) {
            refused(NoticesRefusal.URL_PRIVATE, () -> register("admin", "https://" + there + "/nhan"));
        }
        register("admin", "http://localhost:9999/nhan");
        register("admin", "https://8.8.8.8:8443/nhan?a=b");
    }

    @Test
    void whatIsMissingOrUnknownIsRefused() {
        refused(
                KernelRefusal.MISSING,
                () -> keepReceiver.register(
                        demo.actor("admin"),
                        new NewReceiver(" ", ADDRESS, office(), List.of("SUBMIT_ASSESSMENT"), true)));
        for (List<String> acts : List.of(List.<String>of(), List.of("SIGN_IN"))) {
            refused(
                    NoticesRefusal.NO_ACTS,
                    () -> keepReceiver.register(
                            demo.actor("admin"), new NewReceiver("x", ADDRESS, office(), acts, true)));
        }
        refused(
                NoticesRefusal.NO_OFFICE,
                () -> keepReceiver.register(
                        demo.actor("admin"), new NewReceiver("x", ADDRESS, null, List.of("SUBMIT_ASSESSMENT"), true)));
        refused(KernelRefusal.NOT_FOUND, () -> keepReceiver.test(demo.actor("admin"), -1));
        refused(KernelRefusal.NOT_FOUND, () -> keepReceiver.rotate(demo.actor("admin"), -1));
    }

    @Test
    void anOfficeThatIsNotThereIsRefused() {
        demo.apart(() -> refused(
                NoticesRefusal.NO_OFFICE,
                () -> keepReceiver.register(
                        demo.actor("admin"), new NewReceiver("x", ADDRESS, -1L, List.of("SUBMIT_ASSESSMENT"), true))));
    }

    @Test
    void theSecretIsShownOnceAndIsNeitherInTheTrailNorOnAnyPage() throws Exception {
        String shown = web.perform(Browse.post("admin", "/notices/webhooks/new")
                        .param("name", "Hệ thống tỉnh")
                        .param("url", ADDRESS)
                        .param("office", String.valueOf(office()))
                        .param("acts", "SUBMIT_ASSESSMENT", "RETURN_PROVINCE"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher secret = SECRET.matcher(shown.replace("&#43;", "+"));
        assertThat(secret.find()).isTrue();
        long id = newest();
        web.perform(Browse.get("admin", "/notices/webhooks/" + id))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Hệ thống tỉnh")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("whsec_"))));
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where content::text like '%whsec%' or subject like '%whsec%' or reason like '%whsec%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(demo.audited("KEEP_WEBHOOK", "notices.receiver")).isEqualTo(1);
    }

    @Test
    void aFormThatIsRefusedKeepsWhatWasTyped() throws Exception {
        web.perform(Browse.post("admin", "/notices/webhooks/new")
                        .param("name", "Hệ thống tỉnh")
                        .param("url", "http://bao-cao.example/")
                        .param("office", String.valueOf(office()))
                        .param("acts", "SUBMIT_ASSESSMENT"))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("value=\"http://bao-cao.example/\"")));
    }

    @Test
    void aReceiverIsChangedDisabledAndTriedByPage() throws Exception {
        long id = demo.webhook();
        web.perform(Browse.post("admin", "/notices/webhooks/" + id + "/test"))
                .andExpect(redirectedUrl("/notices/webhooks/" + id));
        web.perform(change(id, 1)).andExpect(redirectedUrl("/notices/webhooks/" + id));
        assertThat(receivers.find(demo.actor("admin"), id).orElseThrow().enabled())
                .isFalse();
        web.perform(change(id, 1)).andExpect(status().isConflict());
        web.perform(Browse.post("admin", "/notices/webhooks/" + id + "/test")).andExpect(status().isConflict());
        assertThat(demo.audited("SEND_WEBHOOK", "notices.receiver")).isEqualTo(1);
    }

    @Test
    void onlyWhatIsSettledIsSentAgainAndOnlyOfThatReceiver() throws Exception {
        long id = demo.webhook();
        long other = register("admin", ADDRESS).receiverId();
        for (String state : List.of("delivered", "dead")) {
            String resend = "/deliveries/" + delivery(id, state) + "/resend";
            web.perform(Browse.post("admin", "/notices/webhooks/" + other + resend))
                    .andExpect(status().isNotFound());
            web.perform(Browse.post("admin", "/notices/webhooks/" + id + resend))
                    .andExpect(redirectedUrl("/notices/webhooks/" + id));
            web.perform(Browse.post("admin", "/notices/webhooks/" + id + resend))
                    .andExpect(status().isConflict());
        }
    }

    @Test
    void aProgramDoesTheSame() throws Exception {
        String typed =
                "{\"name\":\"Tỉnh\",\"url\":\"%s\",\"office\":%d,\"acts\":[\"SUBMIT_ASSESSMENT\"],\"enabled\":%s}";
        web.perform(write(post("/api/v1/notices/webhooks"), typed.formatted(ADDRESS, office(), true)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.secret", Matchers.matchesPattern(SECRET)));
        String address = "/api/v1/notices/webhooks/" + newest();
        web.perform(api.get("admin", address))
                .andExpect(jsonPath("$.url").value(ADDRESS))
                .andExpect(jsonPath("$.secrets").value(1))
                .andExpect(content().string(Matchers.not(Matchers.containsString("whsec_"))));
        web.perform(write(put(address), typed.formatted(ADDRESS, office(), false)))
                .andExpect(status().is(428));
        web.perform(write(post(address + "/rotate"), "{}"))
                .andExpect(jsonPath("$.secret", Matchers.matchesPattern(SECRET)));
        web.perform(write(post(address + "/test"), "{}"))
                .andExpect(jsonPath("$.id").isNumber());
        web.perform(api.get("admin", address + "/deliveries"))
                .andExpect(jsonPath("$.items[0].act").value("TEST"))
                .andExpect(jsonPath("$.items[0].state").value("waiting"));
        web.perform(write(put(address).header("If-Match", "*"), typed.formatted(ADDRESS, office(), false)))
                .andExpect(jsonPath("$.enabled").value(false))
                .andExpect(jsonPath("$.secrets").value(2));
    }

    @Test
    void everyActLeadsAProgramToAnAddressOfTheApi() {
        AntPathMatcher paths = new AntPathMatcher();
        List<String> known = Routes.of(mapping).stream()
                .filter(route -> route.method().equals("GET"))
                .map(Routes.Route::pattern)
                .toList();
        List<String> nowhere = jdbc
                .sql("select regexp_replace(coalesce(api, '/api/v1' || page), '\\{\\w+\\}', '1') from notices.act")
                .query(String.class)
                .list()
                .stream()
                .filter(each -> known.stream().noneMatch(pattern -> paths.match(pattern, each)))
                .toList();
        assertThat(nowhere).isEmpty();
    }

    private KeepReceiver.Registered register(String login, String url) {
        return keepReceiver.register(demo.actor(login), typed(url));
    }

    private NewReceiver typed(String url) {
        return new NewReceiver("Hệ thống", url, office(), List.of("SUBMIT_ASSESSMENT"), true);
    }

    private MockHttpServletRequestBuilder change(long id, int version) {
        return Browse.post("admin", "/notices/webhooks/" + id)
                .param("version", String.valueOf(version))
                .param("name", "Hệ thống tỉnh")
                .param("url", ADDRESS)
                .param("office", String.valueOf(office()))
                .param("acts", "SUBMIT_ASSESSMENT");
    }

    private MockHttpServletRequestBuilder write(MockHttpServletRequestBuilder request, String body) {
        return request.header("Authorization", api.bearer("admin"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private long office() {
        return jdbc.sql("select office_id from accounts.v_office where unit_id = :unit and kind = 'police'")
                .param("unit", demo.unit("hn"))
                .query(Long.class)
                .single();
    }

    private long newest() {
        return jdbc.sql("select max(id) from notices.receiver")
                .query(Long.class)
                .single();
    }

    private long delivery(long receiver, String state) {
        return jdbc.sql("select id from notices.delivery where receiver_id = :receiver and state = :state")
                .param("receiver", receiver)
                .param("state", state)
                .query(Long.class)
                .list()
                .get(0);
    }
}
