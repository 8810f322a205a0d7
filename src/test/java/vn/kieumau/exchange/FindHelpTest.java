package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;

/** What a ward does not meet, and what helped others. */
@ApplicationTest
class FindHelpTest {
    @Autowired
    FindHelp findHelp;

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatAWardDoesNotMeetIsForThoseWhoMayReadItsDossier() {
        for (String login : List.of("nhattan-canbo", "catbi-truong", "hn-canbo", "tayho-canbo")) {
            refusedAsAbsent(() -> findHelp.of(demo.actor(login), demo.unit("hungvuong"), 0, ""));
            refusedAsAbsent(() -> findHelp.of(demo.actor(login), demo.unit("ngocxuyen"), 0, "13"));
        }
        Actor officer = demo.actor("hungvuong-canbo");
        refusedAsAbsent(() -> findHelp.of(officer, 999_999_999, 0, ""));
        refusedAsAbsent(() -> findHelp.of(officer, demo.unit("hungvuong"), 999_999_999, ""));
        refusedAsAbsent(() -> findHelp.of(officer, demo.unit("hungvuong"), 0, "99"));
        refusedAsAbsent(() -> findHelp.of(demo.actor("hp-canbo"), demo.unit("hp"), 0, ""));
        assertThat(findHelp.wards(officer))
                .extracting(WardProblems.AskableWard::unitId)
                .containsExactly(demo.unit("hungvuong"));
        assertThat(findHelp.own(officer)).contains(demo.unit("hungvuong"));
        assertThat(findHelp.own(demo.actor("hp-canbo"))).isEmpty();
    }

    @Test
    void whatHelpedNearerWardsComesFirstAndNeverTheirDraftsNorTheOwn() {
        WardProblems found = findHelp.of(demo.actor("hungvuong-canbo"), demo.unit("hungvuong"), 0, "13");
        assertThat(found.problems()).hasSize(1);
        WardProblems.UnmetCriterion problem = found.problems().get(0);
        assertThat(problem.key()).isEqualTo("CAP-KIEU-MAU:13");
        assertThat(problem.helps())
                .extracting(WardProblems.HelpElsewhere::unitName)
                .containsExactly("Phường Dư Hàng Kênh", "Phường Kênh Dương", "Phường Ngọc Xuyên", "Phường 4");
        assertThat(problem.helps())
                .extracting(WardProblems.HelpElsewhere::sameProvince)
                .containsExactly(true, true, true, false);
        assertThat(problem.helps().get(3).sameType()).isTrue();
        assertThat(problem.helps().get(0).effects())
                .extracting(InitiativeEffect::source)
                .containsExactly("Báo cáo minh hoạ của Công an phường");
        WardProblems ofHanoi = findHelp.of(demo.actor("nhattan-canbo"), demo.unit("nhattan"), 0, "13");
        assertThat(ofHanoi.problems().get(0).helps())
                .noneMatch(WardProblems.HelpElsewhere::sameProvince)
                .hasSize(5);
    }

    @Test
    void theLastSubmissionCountsAndBeforeItWhatIsKnownToday() {
        WardProblems submitted = findHelp.of(demo.actor("nhattan-truong"), demo.unit("nhattan"), 0, "");
        assertThat(submitted.submission()).isEqualTo(1);
        WardProblems today = findHelp.of(demo.actor("hungvuong-canbo"), demo.unit("hungvuong"), 0, "");
        assertThat(today.submission()).isNull();
        assertThat(today.year()).isEqualTo(2023);
        assertThat(today.problems()).allMatch(each -> each.truth().equals("not_met"));
        long unregistered = jdbc.sql("""
                        select u.unit_id from units.v_unit u where u.level = 'commune' and u.code is not null
                          and u.unit_id in (select unit_id from units.reached(?))
                          and u.unit_id not in (select unit_id from campaigns.v_registration) order by u.unit_id limit 1
                        """)
                .param("2023-11-24 act {" + demo.unit("hn") + "}")
                .query(Long.class)
                .single();
        assertThat(findHelp.of(demo.actor("hn-canbo"), unregistered, 0, "").submission())
                .as("a ward without a dossier is judged by the newest cohort")
                .isNull();
    }

    @Test
    void thePageSaysWhoseWordItIsAndWhatToDoWhereNobodyHelped() throws Exception {
        String mine = "/exchange/problems?criterion=";
        web.perform(Browse.get("admin", "/exchange/problems")).andExpect(status().isForbidden());
        web.perform(Browse.get("nhattan-canbo", "/exchange/problems?unit=" + demo.unit("hungvuong")))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("hungvuong-canbo", mine + "13"))
                .andExpect(content().string(containsString("không phải bằng chứng")))
                .andExpect(content().string(containsString("Camera phòng chống tội phạm")))
                .andExpect(content().string(containsString("88,25")))
                .andExpect(content().string(containsString("cùng tỉnh, thành phố")));
        web.perform(Browse.get("hungvuong-canbo", mine + "1&lang=en"))
                .andExpect(content().string(containsString("No unit has published anything")))
                .andExpect(content().string(containsString("no proof")));
        web.perform(Browse.get("v05-canbo", "/exchange/problems"))
                .andExpect(content().string(containsString("<select class=\"form-select\" id=\"unit\"")))
                .andExpect(content().string(not(containsString("không phải bằng chứng"))));
        web.perform(Browse.get("hungvuong-canbo", "/assessment/" + demo.dossier2023("hungvuong") + "/answers/13"))
                .andExpect(content()
                        .string(containsString("href=\"/exchange/problems?unit=" + demo.unit("hungvuong")
                                + "&amp;cohort=" + demo.cohort2023() + "&amp;criterion=13\"")));
        web.perform(api.get("hungvuong-canbo", "/api/v1/exchange/problems?criterion=13"))
                .andExpect(jsonPath("$.found.problems[0].helps.length()").value(4));
        web.perform(api.get("v05-canbo", "/api/v1/exchange/problems"))
                .andExpect(jsonPath("$.found").doesNotExist())
                .andExpect(jsonPath("$.wards.length()").isNotEmpty());
        assertThat(SqlCount.during(() -> web.perform(Browse.get("hungvuong-canbo", "/exchange/problems"))))
                .isLessThanOrEqualTo(12);
    }

    private static void refusedAsAbsent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(KernelRefusal.NOT_FOUND));
    }
}
