package vn.kieumau.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;

/** Which body contributed what to Phường Hùng Vương. */
@ApplicationTest
class LogSupportTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    SupportLog supportLog;

    @Autowired
    LogSupport logSupport;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    long ward;

    @BeforeEach
    void find() {
        ward = demo.unit("hungvuong");
    }

    @Test
    void whoMayNotOrIsOutOfReachChangesNothing() {
        long first = lines().get(0).contributionId();
        NewContribution good = by(office("ubnd-hungvuong"), "funds", 10);
        for (String login : List.of("v05-canbo", "quansat", "kiemtoan")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> logSupport.add(demo.actor(login), ward, good, true));
            refused(KernelRefusal.NOT_PERMITTED, () -> logSupport.drop(demo.actor(login), ward, first, 1));
        }
        for (String login : List.of("nhattan-canbo", "hn-lanhdao")) {
            refused(KernelRefusal.NOT_FOUND, () -> logSupport.add(demo.actor(login), ward, good, true));
            refused(KernelRefusal.NOT_FOUND, () -> logSupport.change(demo.actor(login), ward, first, 1, good));
        }
        refused(KernelRefusal.NOT_FOUND, () -> logSupport.drop(demo.actor("hp-canbo"), demo.unit("catbi"), first, 1));
        assertThat(lines()).hasSize(5);
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        Actor officer = demo.actor("hungvuong-canbo");
        refused(PlansRefusal.UNKNOWN_KIND, () -> add(officer, by(office("ubnd-hungvuong"), "gold", 1)));
        refused(PlansRefusal.UNKNOWN_KIND, () -> add(officer, by(office("cap-catbi"), "funds", 1)));
        refused(PlansRefusal.NOT_MEASURED, () -> add(officer, by(office("ubnd-hungvuong"), "guidance", 1)));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, by(office("ubnd-hungvuong"), "land", 0)));
        refused(PlansRefusal.UNKNOWN_KIND, () -> add(officer, free("person", "Nhà máy")));
        refused(KernelRefusal.MISSING, () -> add(officer, free("enterprise", " ")));
        refused(
                PlansRefusal.DAY_AHEAD,
                () -> add(
                        officer,
                        new NewContribution(null, "enterprise", "X", "funds", 1, TODAY.plusDays(1), "", "Việc")));
        refused(
                PlansRefusal.UNKNOWN_CRITERION,
                () -> add(officer, new NewContribution(null, "enterprise", "X", "funds", 1, TODAY, "99", "Việc")));
        refused(
                KernelRefusal.MISSING,
                () -> add(officer, new NewContribution(null, "enterprise", "X", "funds", 1, TODAY, "", " ")));
        long first = lines().get(0).contributionId();
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> logSupport.change(officer, ward, first, 7, by(office("ubnd-hungvuong"), "funds", 10)));
    }

    @Test
    void whatCameIsSummedByKindAndKeptInTheTrail() {
        Actor officer = demo.actor("hungvuong-truong");
        long id = logSupport.add(officer, ward, free("enterprise", "Chợ đầu mối"), true);
        assertThat(supportLog.totals(ward))
                .extracting(
                        SupportLog.KindTotal::kind, SupportLog.KindTotal::contributions, SupportLog.KindTotal::amount)
                .containsExactly(
                        tuple("funds", 2, 320L),
                        tuple("labour", 1, 240L),
                        tuple("equipment", 1, 8L),
                        tuple("guidance", 2, null));
        logSupport.change(officer, ward, id, 1, by(office("ca-hongbang"), "funds", 30));
        assertThat(supportLog.find(ward, id).orElseThrow())
                .extracting(Contribution::bodyKind, Contribution::bodyName, Contribution::amount)
                .containsExactly("police", "Công an quận Hồng Bàng", 30);
        logSupport.drop(officer, ward, id, 2);
        assertThat(supportLog.find(ward, id)).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.entry where table_name = 'plans.contribution' and row_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void thePageAndTheApiShowAndTakeIt() throws Exception {
        String page = "/plans/units/" + ward + "/contributions";
        web.perform(Browse.get("admin", page)).andExpect(status().isForbidden());
        web.perform(Browse.get("catbi-canbo", page)).andExpect(status().isNotFound());
        web.perform(Browse.get("quansat", page))
                .andExpect(content().string(containsString("300 triệu đồng")))
                .andExpect(content().string(containsString("Doanh nghiệp")))
                .andExpect(content().string(not(containsString("/contributions/new"))));
        web.perform(Browse.get("quansat", page + "?lang=en"))
                .andExpect(content().string(containsString("240 hours")));
        web.perform(Browse.post("hungvuong-canbo", page + "/new")
                        .param("office", "0")
                        .param("bodyName", "Hợp tác xã <i>")
                        .param("kind", "funds")
                        .param("contributedOn", "24/11/2023")
                        .param("text", "Góp quỹ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Hãy chọn “Loại cơ quan, tổ chức” trong danh sách.")))
                .andExpect(content().string(containsString("value=\"Hợp tác xã &lt;i>\"")));
        web.perform(Browse.post("hungvuong-canbo", page + "/new")
                        .param("office", "0")
                        .param("bodyKind", "enterprise")
                        .param("bodyName", "Hợp tác xã")
                        .param("kind", "funds")
                        .param("amount", "15")
                        .param("contributedOn", "24/11/2023")
                        .param("criterion", "11")
                        .param("text", "Góp quỹ"))
                .andExpect(redirectedUrl(page));
        web.perform(api.get("hp-canbo", "/api/v1" + page))
                .andExpect(jsonPath("$.items.length()").value(6));
        assertThat(SqlCount.during(() -> web.perform(Browse.get("hungvuong-canbo", page))))
                .isLessThanOrEqualTo(8);
    }

    private List<Contribution> lines() {
        return supportLog.page(ward, new Paging(1, 50)).items();
    }

    private void add(Actor actor, NewContribution typed) {
        logSupport.add(actor, ward, typed, true);
    }

    private static NewContribution by(long office, String kind, @Nullable Integer amount) {
        return new NewContribution(office, null, null, kind, amount, TODAY, "", "Việc thử");
    }

    private static NewContribution free(String bodyKind, String name) {
        return new NewContribution(null, bodyKind, name, "funds", 20, TODAY, "11", "Việc thử");
    }

    private long office(String key) {
        return jdbc.sql("select office_id from accounts.v_office where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
