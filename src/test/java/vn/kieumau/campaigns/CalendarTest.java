package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;

/** The days of a cohort and who is late at which step. */
@ApplicationTest
class CalendarTest {
    private static final Paging ALL = new Paging(1, 250);

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    StepProgress steps;

    @Autowired
    OpenCohort openCohort;

    @Test
    void nobodyIsLateBeforeTheDayAndWhoIsAtTheStepIsLateAfterIt() {
        assertThat(late("v05-canbo", "")).isEmpty();
        int answering = count("v05-canbo", "answers").waiting();
        assertThat(answering).isPositive();
        jdbc.sql("update campaigns.cohort set registration_due = '2023-02-01', answers_due = '2023-11-23' where id = ?")
                .param(demo.cohort2023())
                .update();
        assertThat(count("v05-canbo", "answers").late()).isPositive();
        assertThat(late("v05-canbo", "answers"))
                .hasSize(count("v05-canbo", "answers").late());
        assertThat(late("v05-canbo", "answers")).allMatch(each -> each.days() == 1);
        assertThat(late("v05-canbo", "ministry")).isEmpty();
    }

    @Test
    void aReturnedDossierGoesByTheDayOfItsReturn() {
        jdbc.sql("update assessment.dossier set due = '2023-11-20' where id = ?")
                .param(demo.dossier2023("ngocxuyen"))
                .update();
        assertThat(late("hp-canbo", ""))
                .extracting(StepProgress.LateUnit::unitId, StepProgress.LateUnit::days)
                .containsExactly(tuple(demo.unit("ngocxuyen"), 4));
        assertThat(late("hn-canbo", "")).as("another province").isEmpty();
        assertThat(steps.late(demo.actor("v05-canbo"), demo.cohort2023(), "", demo.unit("hn"), ALL)
                        .items())
                .isEmpty();
        assertThat(steps.lateCohorts(demo.actor("hp-canbo")))
                .extracting(StepProgress.LateCohort::late)
                .containsExactly(1);
    }

    @Test
    void theDaysAndWhoIsLateAreOnOnePageAndAmongTheWork() throws Exception {
        String url = "/campaigns/" + demo.cohort2023() + "/calendar";
        assertThat(page("v05-canbo", url)).contains("Thẩm định tại tỉnh", "Không phường nào trễ hạn");
        jdbc.sql("update assessment.dossier set due = '2023-11-20' where id = ?")
                .param(demo.dossier2023("ngocxuyen"))
                .update();
        assertThat(page("hp-canbo", url)).contains("Phường Ngọc Xuyên", "20/11/2023");
        assertThat(page("hn-canbo", url)).doesNotContain("Ngọc Xuyên");
        assertThat(page("hp-canbo", "/")).contains("1 phường trễ hạn");
        assertThat(page("hp-lanhdao", "/")).doesNotContain("phường trễ hạn");
        assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", url))))
                .isBetween(1, 10);
    }

    @Test
    void aCohortStartsInTheMiddleOfAYear() {
        LocalDate middle = LocalDate.of(2031, 7, 15);
        long id = openCohort.open(
                demo.actor("v05-canbo"),
                new NewCohort(
                        demo.setId(),
                        2031,
                        "Đợt giữa năm",
                        "Mid-year cohort",
                        new Deadlines(
                                middle,
                                middle.plusMonths(4),
                                middle.plusMonths(5),
                                middle.plusMonths(6),
                                middle.plusMonths(7)),
                        true));
        assertThat(steps.counts(demo.actor("v05-canbo"), id)).isEmpty();
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url)).andReturn().getResponse().getContentAsString();
    }

    private List<StepProgress.LateUnit> late(String login, String step) {
        return steps.late(demo.actor(login), demo.cohort2023(), step, 0, ALL).items();
    }

    private StepProgress.StepCount count(String login, String step) {
        return steps.counts(demo.actor(login), demo.cohort2023()).stream()
                .filter(each -> each.step().equals(step))
                .findFirst()
                .orElseThrow();
    }
}
