package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

/** What units learnt, and who may read it. */
@ApplicationTest
class KeepLessonTest {
    private static final String LIST = "/exchange/lessons";

    @Autowired
    Lessons lessons;

    @Autowired
    KeepLesson keepLesson;

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
        long first = lesson("ngocxuyen");
        NewLesson good = typed("ngocxuyen", "Sơ kết", null, List.of());
        for (String login : List.of("quansat", "kiemtoan", "v05-lanhdao", "tayho-lanhdao", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> keepLesson.add(demo.actor(login), good, true));
            refused(KernelRefusal.NOT_PERMITTED, () -> keepLesson.publish(demo.actor(login), first, 2));
        }
        for (String login : List.of("nhattan-canbo", "hn-lanhdao")) {
            refused(KernelRefusal.NOT_FOUND, () -> keepLesson.add(demo.actor(login), good, true));
            refused(KernelRefusal.NOT_FOUND, () -> keepLesson.change(demo.actor(login), first, 2, good));
            refused(KernelRefusal.NOT_FOUND, () -> keepLesson.takeBack(demo.actor(login), first, 2, "Sai"));
        }
        assertThat(lessons.find(demo.actor("quansat"), first).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void aDraftIsReadByItsOwnAndThoseAboveAlone() {
        long draft = lesson("hn-p1");
        for (String login : List.of("hn-p1-canbo", "hn-canbo", "v05-canbo", "quansat")) {
            assertThat(lessons.find(demo.actor(login), draft)).as(login).isPresent();
            assertThat(listed(login)).as(login).hasSize(3);
        }
        for (String login : List.of("nhattan-canbo", "hp-canbo")) {
            assertThat(lessons.find(demo.actor(login), draft)).as(login).isEmpty();
            assertThat(listed(login)).as(login).hasSize(2).doesNotContain(draft);
        }
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        Actor officer = demo.actor("nhattan-canbo");
        refused(KernelRefusal.MISSING, () -> add(officer, typed("nhattan", " ", null, List.of())));
        refused(
                InitiativeRefusal.NOT_IN_LIST,
                () -> add(officer, typed("nhattan", "", initiative("hn-p1"), List.of())));
        refused(
                InitiativeRefusal.NOT_IN_LIST,
                () -> add(officer, typed("nhattan", "Sơ kết", null, List.of("CAP-KIEU-MAU:99"))));
        long ward = demo.unit("nhattan");
        refused(KernelRefusal.MISSING, () -> add(officer, new NewLesson(ward, " ", "x", "x", "x", null, null)));
        refused(KernelRefusal.MISSING, () -> add(officer, new NewLesson(ward, "x", " ", "x", "x", null, null)));
        refused(KernelRefusal.MISSING, () -> add(officer, new NewLesson(ward, "x", "x", " ", "x", null, null)));
        refused(
                InitiativeRefusal.UNIT_STAYS,
                () -> keepLesson.change(
                        demo.actor("hp-canbo"), lesson("ngocxuyen"), 2, typed("catbi", "Sơ kết", null, List.of())));
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> keepLesson.change(
                        demo.actor("ngocxuyen-canbo"),
                        lesson("ngocxuyen"),
                        7,
                        typed("ngocxuyen", "Sơ kết", null, List.of())));
    }

    @Test
    void aLessonIsPublishedAndTakenBackEachInTheTrail() {
        Actor officer = demo.actor("nhattan-canbo");
        long id = keepLesson.add(officer, typed("nhattan", "", initiative("ngocxuyen"), List.of()), true);
        refused(InitiativeRefusal.NO_CRITERION, () -> keepLesson.publish(officer, id, 1));
        keepLesson.change(officer, id, 1, typed("nhattan", "", initiative("ngocxuyen"), List.of("CAP-KIEU-MAU:12")));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> keepLesson.takeBack(officer, id, 2, "Sai"));
        keepLesson.publish(officer, id, 2);
        assertThat(listed("hungvuong-canbo")).contains(id);
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> keepLesson.publish(officer, id, 3));
        refused(KernelRefusal.MISSING, () -> keepLesson.takeBack(officer, id, 3, " "));
        keepLesson.takeBack(officer, id, 3, "Còn tên người");
        assertThat(listed("hungvuong-canbo")).doesNotContain(id);
        assertThat(jdbc.sql(
                                "select reason from audit.entry where table_name = 'exchange.lesson' and row_id = ? order by seq")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("", "", "", "Còn tên người");
    }

    @Test
    void thePageAndTheApiShowAndTakeIt() throws Exception {
        web.perform(Browse.get("admin", LIST)).andExpect(status().isForbidden());
        web.perform(Browse.get("nhattan-canbo", LIST + "/" + lesson("hn-p1"))).andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", LIST + "?q=lich truc"))
                .andExpect(content().string(containsString("Nhóm hộ tự quản cần lịch trực")))
                .andExpect(content().string(not(containsString("Nhóm Zalo đông quá"))));
        web.perform(Browse.get("quansat", LIST + "?criterion=CAP-KIEU-MAU:12&lang=en"))
                .andExpect(content().string(containsString("Nhóm hộ tự quản cần lịch trực")))
                .andExpect(content().string(not(containsString("/new\""))));
        web.perform(Browse.post("nhattan-canbo", LIST + "/new")
                        .param("unit", String.valueOf(demo.unit("nhattan")))
                        .param("title", "<b>Việc")
                        .param("happened", "Đã làm")
                        .param("advice", "Nên làm")
                        .param("source", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Chưa nhập “Nguồn”.")))
                .andExpect(content().string(containsString("value=\"&lt;b>Việc\"")));
        String body = """
                {"unitId": %d, "title": "Việc của máy", "happened": "Đã làm", "advice": "Nên làm", "source": "Sơ kết", "criteria": ["CAP-KIEU-MAU:12"]}
                """.formatted(demo.unit("nhattan"));
        web.perform(json(post("/api/v1" + LIST), "quansat", body)).andExpect(status().isForbidden());
        web.perform(json(post("/api/v1" + LIST), "catbi-canbo", body)).andExpect(status().isNotFound());
        String one = Objects.requireNonNull(web.perform(json(post("/api/v1" + LIST), "nhattan-canbo", body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        web.perform(json(put(one), "nhattan-canbo", body)).andExpect(status().is(428));
        web.perform(json(put(one), "nhattan-canbo", body.replace("Nên làm", "Nên tránh"))
                        .header("If-Match", "*"))
                .andExpect(jsonPath("$.advice").value("Nên tránh"));
        web.perform(json(post(one + "/publish"), "nhattan-canbo", "{}"))
                .andExpect(jsonPath("$.state").value("published"));
        web.perform(api.get("hp-canbo", one)).andExpect(jsonPath("$.mine").value(false));
        assertThat(SqlCount.during(() -> web.perform(Browse.get("nhattan-canbo", LIST))))
                .isLessThanOrEqualTo(5);
    }

    private List<Long> listed(String login) {
        return lessons.page(demo.actor(login), "", "", new Paging(1, 50)).items().stream()
                .map(Lesson::lessonId)
                .toList();
    }

    private void add(Actor actor, NewLesson typed) {
        keepLesson.add(actor, typed, true);
    }

    private NewLesson typed(String unit, String source, @Nullable Long initiative, List<String> criteria) {
        return new NewLesson(demo.unit(unit), "Việc thử", "Đã làm", "Nên làm", source, initiative, criteria);
    }

    private long lesson(String unit) {
        return jdbc.sql("select min(id) from exchange.lesson where unit_id = ?")
                .param(demo.unit(unit))
                .query(Long.class)
                .single();
    }

    private long initiative(String unit) {
        return jdbc.sql("select min(id) from exchange.initiative where unit_id = ?")
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
