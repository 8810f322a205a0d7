package vn.kieumau.assessment.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class SheetPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    long dossier;

    @BeforeEach
    void openADossier() {
        dossier = demo.openDossier("nhattan");
    }

    @ParameterizedTest
    @CsvSource({"catbi-canbo, 404", "hp-canbo, 403", "nhattan-truong, 403", "quansat, 403", "admin, 403"})
    void onlyOfficersOfTheWardAnswerOnIt(String login, int status) throws Exception {
        String others = "/assessment/" + dossier + "/sheet/others?since=2023-01-01T00:00:00Z";
        web.perform(Browse.get(login, "/assessment/" + dossier + "/sheet")).andExpect(status().is(status));
        web.perform(Browse.get(login, others)).andExpect(status().is(status));
        save(login, "1", "not_met", "Chưa có", 0).andExpect(status().is(status));
        assertThat(answers()).isZero();
    }

    @Test
    void whatWasSubmittedIsNotAnsweredAnyMore() throws Exception {
        long submitted = demo.dossier2023("nhattan");
        web.perform(Browse.get("nhattan-canbo", "/assessment/" + submitted + "/sheet"))
                .andExpect(status().isConflict());
        web.perform(Browse.post("nhattan-canbo", "/assessment/" + submitted + "/answers/1/sheet")
                        .param("result", "met")
                        .param("version", "1"))
                .andExpect(status().isConflict());
    }

    @ParameterizedTest
    @CsvSource({"'', '', Chưa chọn kết quả", "not_met, '', Hãy", "maybe, x, Chưa chọn kết quả"})
    void whatIsNoAnswerYetIsNotSavedAndSaysWhy(String result, String explanation, String why) throws Exception {
        save("nhattan-canbo", "1", result, explanation, 0)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Chưa lưu.")))
                .andExpect(content().string(containsString(why)));
        assertThat(answers()).isZero();
    }

    @Test
    void eachCriterionIsSavedByItselfAndTellsHowFarAllAre() throws Exception {
        save("nhattan-canbo", "1", "not_met", "Chưa có nghị quyết", 0)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Đã lưu")))
                .andExpect(content().string(containsString("id=\"v1\" value=\"1\"")))
                .andExpect(content().string(containsString("Đủ 1/22 tiêu chí")));
        save("nhattan-canbo", "1", "not_met", "Chưa có nghị quyết, đang soạn", 1)
                .andExpect(content().string(containsString("id=\"v1\" value=\"2\"")));
        assertThat(answers()).isOne();
    }

    @Test
    void whoSavesOverAnotherIsShownBothAndDecides() throws Exception {
        save("nhattan-canbo", "1", "not_met", "Bản của người thứ nhất", 0).andExpect(status().isOk());
        save("nhattan-canbo", "1", "met", "Bản của tôi", 0)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Bản của người thứ nhất")))
                .andExpect(content().string(containsString("name=\"over\" value=\"1\"")));
        assertThat(explanation()).isEqualTo("Bản của người thứ nhất");
        web.perform(Browse.post("nhattan-canbo", "/assessment/" + dossier + "/answers/1/sheet")
                        .param("result", "met")
                        .param("explanation", "Bản của tôi")
                        .param("version", "0")
                        .param("over", "1"))
                .andExpect(status().isOk());
        assertThat(explanation()).isEqualTo("Bản của tôi");
    }

    @Test
    void whatOthersSaveComesInAndOnesOwnDoesNot() throws Exception {
        save("nhattan-canbo", "1", "not_met", "Tôi viết", 0).andExpect(status().isOk());
        String since = "/assessment/" + dossier + "/sheet/others?since=2023-11-01T00:00:00Z";
        web.perform(Browse.get("nhattan-canbo", since))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Tôi viết"))));
        jdbc.sql("update assessment.answer set answered_by = :other where dossier_id = :dossier")
                .param("other", demo.actor("nhattan-truong").accountId())
                .param("dossier", dossier)
                .update();
        web.perform(Browse.get("nhattan-canbo", since))
                .andExpect(content().string(containsString("Tôi viết")))
                .andExpect(content().string(containsString("id=\"c1\"")))
                .andExpect(content().string(not(containsString("id=\"c2\""))));
        web.perform(Browse.get(
                        "nhattan-canbo",
                        "/assessment/" + dossier + "/sheet/others?since=" + Instant.parse("2024-01-01T00:00:00Z")))
                .andExpect(content().string(not(containsString("Tôi viết"))));
    }

    @Test
    void itCostsAsManyStatementsForAllCriteriaAsForOne() throws Exception {
        SqlCount.during(() -> web.perform(Browse.get("nhattan-canbo", "/assessment/" + dossier + "/sheet")));
        int cost = SqlCount.during(() -> web.perform(Browse.get("nhattan-canbo", "/assessment/" + dossier + "/sheet")));
        assertThat(cost).isLessThanOrEqualTo(12);
    }

    private ResultActions save(String login, String code, String result, String explanation, int version)
            throws Exception {
        return web.perform(Browse.post(login, "/assessment/" + dossier + "/answers/" + code + "/sheet")
                .param("result", result)
                .param("explanation", explanation)
                .param("version", String.valueOf(version)));
    }

    private String explanation() {
        return jdbc.sql("select explanation from assessment.answer where dossier_id = :dossier")
                .param("dossier", dossier)
                .query(String.class)
                .single();
    }

    private int answers() {
        return jdbc.sql("select count(*) from assessment.answer where dossier_id = :dossier")
                .param("dossier", dossier)
                .query(Integer.class)
                .single();
    }
}
