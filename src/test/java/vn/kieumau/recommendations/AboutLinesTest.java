package vn.kieumau.recommendations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** What is late or lacking in a plan is asked for above, and the plan says so. */
@ApplicationTest
class AboutLinesTest {
    @Autowired
    RaiseRecommendation raiseRecommendation;

    @Autowired
    RaisedAboutLines raisedAboutLines;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    long plan;
    long action;

    @BeforeEach
    void find() {
        plan = jdbc.sql("select registration_id from campaigns.v_registration where cohort_id = ? and unit_id = ?")
                .param(demo.cohort2023())
                .param(demo.unit("hungvuong"))
                .query(Long.class)
                .single();
        action = line("action", "Rà soát quỹ đất");
    }

    @Test
    void aLineOfAnotherWardOrCohortIsRefused() {
        assertThatThrownBy(() -> raise("catbi", action))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(RecommendationRefusal.UNKNOWN_LINE));
        assertThatThrownBy(() -> raise("hungvuong", 999_999L))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(RecommendationRefusal.UNKNOWN_LINE));
        assertThat(raiseRecommendation.line(demo.actor("catbi-canbo"), action)).isEmpty();
        assertThat(raiseRecommendation.line(demo.actor("hungvuong-canbo"), action))
                .isPresent();
    }

    @Test
    void aRaisedLineStaysInThePlanAndSaysHowItStands() throws Exception {
        String page = "/plans/" + plan;
        String form = "/recommendations/new?cohort=" + demo.cohort2023() + "&unit=" + demo.unit("hungvuong")
                + "&classCode=other&criterion=10&line=" + action;
        web.perform(Browse.get("hungvuong-canbo", page + "/actions/" + action))
                .andExpect(content().string(containsString("href=\"" + form.replace("&", "&amp;") + "\"")));
        web.perform(Browse.get("quansat", page + "/actions/" + action))
                .andExpect(content().string(not(containsString("/recommendations/new"))));
        web.perform(Browse.get("hungvuong-canbo", form))
                .andExpect(content().string(containsString("name=\"line\" value=\"" + action + "\"")))
                .andExpect(content().string(containsString("<option value=\"10\" selected")))
                .andExpect(content().string(containsString("value=\"other\" checked")))
                .andExpect(content().string(containsString("Rà soát quỹ đất")));
        web.perform(Browse.get("catbi-canbo", form))
                .andExpect(content().string(not(containsString("Rà soát quỹ đất"))));
        String address = Objects.requireNonNull(web.perform(Browse.post("hungvuong-canbo", "/recommendations/new")
                        .param("cohort", String.valueOf(demo.cohort2023()))
                        .param("unitId", String.valueOf(demo.unit("hungvuong")))
                        .param("classCode", "premises")
                        .param("criterion", "10")
                        .param("title", "Xin vị trí đất")
                        .param("request", "Đề nghị bố trí vị trí.")
                        .param("wantedLevel", "province")
                        .param("wantedBy", "31/12/2023")
                        .param("line", String.valueOf(action)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        web.perform(Browse.get("hungvuong-canbo", page))
                .andExpect(content().string(containsString("<a href=\"" + address + "\">Đã kiến nghị</a>")))
                .andExpect(content().string(containsString("Mới gửi")));
        web.perform(Browse.get("hp-canbo", address))
                .andExpect(content().string(containsString("href=\"" + page + "/actions/" + action + "\"")));
        web.perform(Browse.post("hungvuong-canbo", page + "/actions/" + action + "/drop")
                        .param("version", "2"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("nên không xoá được")));
        assertThat(raisedAboutLines.of(demo.actor("catbi-canbo"), List.of(action)))
                .as("of another ward nobody is told")
                .isEmpty();
    }

    @Test
    void whatTheFolderBroughtIsLinkedToo() throws Exception {
        long premises = line("premises", "Xây mới trụ sở");
        String page = "/plans/units/" + demo.unit("hungvuong");
        web.perform(Browse.get("quansat", page)).andExpect(content().string(containsString("Đã kiến nghị")));
        long id = jdbc.sql("select id from recommendations.recommendation where line_id = ?")
                .param(premises)
                .query(Long.class)
                .single();
        web.perform(Browse.get("hau-can", "/recommendations/" + id))
                .andExpect(content().string(containsString("Xây mới trụ sở")))
                .andExpect(content().string(not(containsString("href=\"" + page))));
    }

    private long raise(String ward, long line) {
        return raiseRecommendation.raise(
                demo.actor(ward + "-canbo"),
                new NewRecommendation(
                        demo.cohort2023(),
                        demo.unit(ward),
                        "premises",
                        "10",
                        "Xin vị trí đất",
                        "Đề nghị bố trí vị trí.",
                        null,
                        "province",
                        LocalDate.of(2023, 12, 31),
                        line),
                true);
    }

    private long line(String kind, String begins) {
        return jdbc.sql("select line_id from plans.v_line where kind = ? and starts_with(name, ?)"
                        + " and (unit_id = ? or registration_id = ?)")
                .param(kind)
                .param(begins)
                .param(demo.unit("hungvuong"))
                .param(plan)
                .query(Long.class)
                .single();
    }
}
