package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;

/** Who told people what, and how many were reached. */
@ApplicationTest
class LogActivityTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    static final ActivityFilter ALL = new ActivityFilter(0, "", null, null);
    private static final String LIST = "/exchange/activities";

    @Autowired
    Activities activities;

    @Autowired
    LogActivity logActivity;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoMayNotOrIsOutOfReachChangesNothing() {
        long first = first("nhattan");
        NewActivity good = typed("nhattan", TODAY, 1);
        for (String login : List.of("v05-canbo", "quansat", "kiemtoan", "tayho-canbo", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> logActivity.add(demo.actor(login), good, true));
            refused(KernelRefusal.NOT_PERMITTED, () -> logActivity.declareVoid(demo.actor(login), first, 1, "Sai"));
        }
        for (String login : List.of("hungvuong-canbo", "hp-lanhdao")) {
            refused(KernelRefusal.NOT_FOUND, () -> logActivity.add(demo.actor(login), good, true));
            refused(KernelRefusal.NOT_FOUND, () -> logActivity.change(demo.actor(login), first, 1, good, "Sai"));
            refused(KernelRefusal.NOT_FOUND, () -> logActivity.declareVoid(demo.actor(login), first, 1, "Sai"));
        }
        assertThat(page("hungvuong-canbo")).allMatch(each -> each.unitId() == demo.unit("hungvuong"));
        assertThat(page("v05-canbo")).hasSize(5);
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        Actor officer = demo.actor("nhattan-canbo");
        refused(InitiativeRefusal.DAY_AHEAD, () -> add(officer, typed("nhattan", TODAY.plusDays(1), 1)));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, typed("nhattan", TODAY, -1)));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, typed("nhattan", TODAY, 10_000_001)));
        long ward = demo.unit("nhattan");
        refused(
                InitiativeRefusal.NOT_IN_LIST,
                () -> add(officer, new NewActivity(ward, TODAY, "radio", "Việc", "front", "", 0, 0, 1)));
        refused(
                InitiativeRefusal.NOT_IN_LIST,
                () -> add(officer, new NewActivity(ward, TODAY, "talk", "Việc", "person", "", 0, 0, 1)));
        refused(
                KernelRefusal.MISSING,
                () -> add(officer, new NewActivity(ward, TODAY, "talk", " ", "front", "", 0, 0, 1)));
        long first = first("nhattan");
        NewActivity good = typed("nhattan", TODAY, 1);
        refused(KernelRefusal.MISSING, () -> logActivity.change(officer, first, 1, good, " "));
        refused(KernelRefusal.MISSING, () -> logActivity.declareVoid(officer, first, 1, null));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> logActivity.change(officer, first, 7, good, "Sai"));
        refused(
                InitiativeRefusal.UNIT_STAYS,
                () -> logActivity.change(demo.actor("hn-canbo"), first, 1, typed("quangan", TODAY, 1), "Sai đơn vị"));
    }

    @Test
    void whatCountsIsAddedUpAndWhatIsVoidStaysToBeRead() {
        Actor officer = demo.actor("nhattan-truong");
        assertThat(activities.totals(officer, ALL)).isEqualTo(new Activities.Totals(3, 65, 370, 3540));
        assertThat(activities.totals(
                        officer, new ActivityFilter(0, "", LocalDate.of(2023, 4, 1), LocalDate.of(2023, 6, 10))))
                .isEqualTo(new Activities.Totals(1, 0, 0, 3200));
        assertThat(activities.totals(demo.actor("v05-canbo"), new ActivityFilter(demo.unit("hp"), "", null, null)))
                .isEqualTo(new Activities.Totals(2, 20, 150, 3260));
        assertThat(activities.totals(demo.actor("v05-canbo"), new ActivityFilter(0, "contest", null, null)))
                .extracting(Activities.Totals::activities)
                .isEqualTo(1L);
        long id = logActivity.add(officer, typed("nhattan", TODAY, 100), true);
        logActivity.change(officer, id, 1, typed("nhattan", TODAY, 40), "Đếm nhầm");
        assertThat(activities.totals(officer, ALL).people()).isEqualTo(3580);
        logActivity.declareVoid(officer, id, 2, "Ghi trùng");
        assertThat(activities.totals(officer, ALL)).isEqualTo(new Activities.Totals(3, 65, 370, 3540));
        assertThat(activities.find(officer, id).orElseThrow().voidReason()).isEqualTo("Ghi trùng");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> logActivity.declareVoid(officer, id, 3, "Lần nữa"));
        assertThat(jdbc.sql(
                                "select reason from audit.entry where table_name = 'exchange.activity' and row_id = ? order by seq")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("", "Đếm nhầm", "Ghi trùng");
    }

    @Test
    void thePageTheFileAndTheApiShowAndTakeIt() throws Exception {
        web.perform(Browse.get("admin", LIST)).andExpect(status().isForbidden());
        String one = LIST + "/" + first("nhattan");
        web.perform(Browse.get("hungvuong-canbo", one)).andExpect(status().isNotFound());
        web.perform(Browse.get("quansat", one))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<form method=\"post\" action=\"/exchange"))));
        web.perform(Browse.get("nhattan-canbo", LIST + "?from=hôm qua")).andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("nhattan-canbo", LIST + "/new")
                        .param("unit", String.valueOf(demo.unit("nhattan")))
                        .param("heldOn", "24/11/2023")
                        .param("form", "talk")
                        .param("topic", "=1+1 <i>")
                        .param("bodyKind", "front")
                        .param("cadres", "nhiều")
                        .param("members", "0")
                        .param("people", "5"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("“Cán bộ” phải là số nguyên từ 0 đến 10000000")))
                .andExpect(content().string(containsString("value=\"=1+1 &lt;i>\"")));
        web.perform(Browse.post("nhattan-canbo", LIST + "/new")
                        .param("unit", String.valueOf(demo.unit("nhattan")))
                        .param("heldOn", "24/11/2023")
                        .param("form", "talk")
                        .param("topic", "=1+1 <i>")
                        .param("bodyKind", "front")
                        .param("cadres", "1")
                        .param("members", "0")
                        .param("people", "5"))
                .andExpect(redirectedUrl(LIST));
        web.perform(Browse.get("hungvuong-canbo", LIST + "/export"))
                .andExpect(content().string(containsString("Cảnh báo lừa đảo qua mạng")))
                .andExpect(content().string(not(containsString("Nhật Tân"))));
        web.perform(Browse.get("nhattan-canbo", LIST + "/export?from=24/11/2023"))
                .andExpect(content().string(containsString("'=1+1 <i>")))
                .andExpect(content().string(containsString("Mặt trận Tổ quốc")));
        web.perform(Browse.get("nhattan-canbo", LIST + "?lang=en"))
                .andExpect(content().string(containsString("Fatherland Front")))
                .andExpect(content().string(containsString("3,545")));
        assertThat(SqlCount.during(() -> web.perform(Browse.get("nhattan-canbo", LIST))))
                .isLessThanOrEqualTo(6);
    }

    @Test
    void programsLogToo() throws Exception {
        String activity = """
                {"unitId": %d, "heldOn": "2023-11-01", "form": "leaflet", "topic": "Phát tờ rơi", "bodyKind": "youth", "cadres": 0, "members": 4, "people": 90}
                """.formatted(demo.unit("nhattan"));
        web.perform(json(post("/api/v1" + LIST), "quansat", activity)).andExpect(status().isForbidden());
        web.perform(json(post("/api/v1" + LIST), "catbi-canbo", activity)).andExpect(status().isNotFound());
        String one = Objects.requireNonNull(web.perform(json(post("/api/v1" + LIST), "nhattan-canbo", activity))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        String changed = "{\"activity\": %s, \"reason\": \"Đếm lại\"}".formatted(activity.replace("90", "80"));
        web.perform(json(put(one), "nhattan-canbo", changed)).andExpect(status().is(428));
        web.perform(json(put(one), "nhattan-canbo", changed).header("If-Match", "*"))
                .andExpect(jsonPath("$.people").value(80));
        web.perform(json(post(one + "/void"), "nhattan-canbo", "{\"reason\": \"\"}"))
                .andExpect(status().isUnprocessableContent());
        web.perform(json(post(one + "/void"), "nhattan-canbo", "{\"reason\": \"Trùng\"}"))
                .andExpect(jsonPath("$.voidReason").value("Trùng"));
        web.perform(api.get("hp-canbo", "/api/v1" + LIST))
                .andExpect(jsonPath("$.items.length()").value(2));
    }

    private List<CampaignActivity> page(String login) {
        return activities.page(demo.actor(login), ALL, new Paging(1, 50)).items();
    }

    private void add(Actor actor, NewActivity typed) {
        logActivity.add(actor, typed, true);
    }

    private NewActivity typed(String unit, LocalDate day, int people) {
        return new NewActivity(demo.unit(unit), day, "talk", "Việc thử", "front", "", 0, 0, people);
    }

    private long first(String unit) {
        return jdbc.sql("select min(id) from exchange.activity where unit_id = ?")
                .param(demo.unit(unit))
                .query(Long.class)
                .single();
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String login, String body) {
        return request.header("Authorization", api.bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
