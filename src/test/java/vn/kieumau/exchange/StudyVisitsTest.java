package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.SqlCount;
import vn.kieumau.web.WorkItem;

/** What is asked on a study visit, what is taken home from it, and what becomes of that. */
@ApplicationTest
class StudyVisitsTest {
    private static final Paging ALL = new Paging(1, 250);
    private static final LocalDate DUE = LocalDate.of(2023, 12, 31);

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    StudyVisits visits;

    @Autowired
    WriteVisitNotes writeVisitNotes;

    @Autowired
    FollowTakeHome followTakeHome;

    @Autowired
    ExchangeWork work;

    @Test
    void notesAreWrittenByWhoSendsTheDelegationAndByItsHosts() {
        refused(KernelRefusal.NOT_PERMITTED, () -> ask("quansat", null, "Công an tỉnh", "Hỏi gì?", "", ""));
        refused(KernelRefusal.NOT_PERMITTED, () -> ask("kiemtoan", null, "Công an tỉnh", "Hỏi gì?", "", ""));
        refused(KernelRefusal.NOT_FOUND, () -> ask("hungvuong-canbo", null, "Công an tỉnh", "Hỏi gì?", "", ""));
        refused(KernelRefusal.NOT_FOUND, () -> ask("hp-canbo", null, "Công an tỉnh", "Hỏi gì?", "", ""));
        int before = demo.audited("WRITE_VISIT_NOTES", "exchange.visit_question");
        for (String login : List.of("v05-canbo", "v05-lanhdao", "nhattan-canbo", "hn-canbo")) {
            ask(login, demo.unit("nhattan"), "Công an tỉnh", "Hỏi gì?", "", "");
        }
        assertThat(demo.audited("WRITE_VISIT_NOTES", "exchange.visit_question")).isEqualTo(before + 4);
    }

    @Test
    void whatIsWrongIsSaid() {
        refused(KernelRefusal.MISSING, () -> ask("v05-canbo", null, "", "Hỏi gì?", "", ""));
        refused(KernelRefusal.MISSING, () -> ask("v05-canbo", null, "Công an tỉnh", " ", "", ""));
        refused(KernelRefusal.MISSING, () -> ask("v05-canbo", null, "Công an tỉnh", "Hỏi gì?", "Thế này", ""));
        refused(KernelRefusal.TOO_LONG, () -> ask("v05-canbo", null, "Công an tỉnh", "x".repeat(4001), "", ""));
        refused(
                VisitRefusal.NOT_ON_ROUTE,
                () -> ask("v05-canbo", demo.unit("hungvuong"), "Công an tỉnh", "Hỏi gì?", "", ""));
        refused(VisitRefusal.NOT_ON_ROUTE, () -> take("v05-canbo", "hp", demo.unit("hungvuong"), DUE));
        refused(VisitRefusal.DUE_BEFORE_VISIT, () -> take("v05-canbo", "hp", null, LocalDate.of(2023, 10, 9)));
        refused(KernelRefusal.NOT_FOUND, () -> take("nhattan-canbo", "hp", null, DUE));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> writeVisitNotes.ask(
                        demo.actor("v05-canbo"), notForStudy(), null, "Công an tỉnh", "Hỏi gì?", "", ""));
    }

    @Test
    void aQuestionIsAnsweredLater() {
        VisitQuestion open = questions("v05-canbo").stream()
                .filter(each -> each.answer().isEmpty())
                .findFirst()
                .orElseThrow();
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> answer("nhattan-canbo", open.questionId(), 7, "Thế này"));
        refused(KernelRefusal.MISSING, () -> answer("nhattan-canbo", open.questionId(), 1, ""));
        refused(KernelRefusal.NOT_FOUND, () -> answer("nhattan-canbo", 999_999_999L, 1, "Thế này"));
        refused(KernelRefusal.NOT_FOUND, () -> answer("hp-canbo", open.questionId(), 1, "Thế này"));
        answer("nhattan-canbo", open.questionId(), 1, "Ngân sách quận");
        assertThat(questions("v05-canbo"))
                .extracting(VisitQuestion::answer, VisitQuestion::answeredBy)
                .contains(tuple("Ngân sách quận", "Ủy ban nhân dân phường"));
    }

    @Test
    void theUnitThatTookItHomeSaysWhatBecomesOfItAndWhatItSaidStays() {
        long id = takeHome("hp");
        refused(KernelRefusal.NOT_PERMITTED, () -> follow("quansat", id, 2, "introduce", ""));
        for (String login : List.of("v05-canbo", "nhattan-canbo", "hcm-canbo")) {
            refused(KernelRefusal.NOT_FOUND, () -> follow(login, id, 2, "introduce", ""));
        }
        refused(VisitRefusal.UNKNOWN_STEP, () -> follow("hp-canbo", id, 2, "sing", ""));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> follow("hp-canbo", id, 2, "try", ""));
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> follow("hp-canbo", id, 1, "introduce", ""));
        refused(KernelRefusal.MISSING, () -> follow("hp-canbo", id, 2, "drop_tried", " "));
        follow("hp-lanhdao", id, 2, "introduce", "Năm phường đã làm");
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> follow("hp-canbo", id, 3, "drop_tried", "thôi"));
        assertThat(visits.steps(id))
                .extracting(TakeHomeStep::fromState, TakeHomeStep::toState, TakeHomeStep::note)
                .containsExactly(
                        tuple("noted", "trying", "Đã chọn phường làm thử. Nội dung minh hoạ."),
                        tuple("trying", "introduced", "Năm phường đã làm"));
        assertThat(demo.audited("FOLLOW_TAKE_HOME", "exchange.take_home_step")).isEqualTo(2);
    }

    @Test
    void whatIsLateIsAmongTheWorkOfTheUnitThatTookItHome() {
        assertThat(late("hp-canbo"))
                .extracting(each -> each.url())
                .containsExactly("/exchange/take-homes/" + takeHome("hp"));
        for (String login : List.of("hcm-canbo", "v05-canbo", "hungvuong-canbo", "quansat")) {
            assertThat(late(login)).as(login).isEmpty();
        }
        follow("hp-canbo", takeHome("hp"), 2, "drop_tried", "Không hợp địa bàn");
        assertThat(late("hp-canbo")).isEmpty();
    }

    private List<WorkItem> late(String login) {
        return work.awaiting(demo.actor(login)).stream()
                .filter(each -> each.task().equals("exchange.work.take_home"))
                .toList();
    }

    @Test
    void eachSeesTheVisitsAndTakeHomesOfTheOwnReach() {
        assertThat(visits.page(demo.actor("v05-canbo"), "", ALL).items())
                .extracting(StudyVisit::questions, StudyVisit::unanswered, StudyVisit::trying, StudyVisit::late)
                .containsExactly(tuple(2, 1, 1, 1));
        assertThat(visits.page(demo.actor("hp-canbo"), "", ALL).items()).isEmpty();
        assertThat(visits.page(demo.actor("nhattan-canbo"), "nhat tan", ALL).items())
                .hasSize(1);
        assertThat(visits.find(demo.actor("hungvuong-canbo"), study())).isEmpty();
        assertThat(seen("hp-canbo")).containsExactly(demo.unit("hp"));
        assertThat(seen("nhattan-canbo"))
                .as("what was seen at the ward")
                .containsExactlyInAnyOrder(demo.unit("hp"), demo.unit("hcm"));
        assertThat(seen("hungvuong-canbo")).isEmpty();
        assertThat(visits.takeHome(demo.actor("hcm-canbo"), takeHome("hp"))).isEmpty();
    }

    @Test
    void pagesAreForWhoMayAndCostFewStatements() throws Exception {
        String visit = "/exchange/visits/" + study();
        assertThat(page("nhattan-canbo", visit)).contains("Công an thành phố Hải Phòng", "/questions\"");
        assertThat(page("quansat", visit))
                .contains("Công an thành phố Hải Phòng")
                .doesNotContain("/questions\"");
        assertThat(web.perform(Browse.get("hp-canbo", visit))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(page("hp-canbo", "/exchange/take-homes/" + takeHome("hp"))).contains("/follow\"", "Quá hạn");
        assertThat(page("v05-canbo", "/exchange/take-homes/" + takeHome("hp"))).doesNotContain("/follow\"");
        for (String url :
                List.of("/exchange/visits", visit, "/exchange/take-homes", "/exchange/take-homes/" + takeHome("hp"))) {
            assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", url))))
                    .as(url)
                    .isBetween(1, 12);
        }
        assertThat(web.perform(Browse.post("v05-canbo", visit + "/take-homes")
                                .param("unit", String.valueOf(demo.unit("hp")))
                                .param("practice", "Đã gõ")
                                .param("intended", "Làm thử")
                                .param("due", "31/02/2023"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("không phải là ngày hợp lệ", "Đã gõ");
    }

    private String page(String login, String url) throws Exception {
        return web.perform(Browse.get(login, url)).andReturn().getResponse().getContentAsString();
    }

    private List<Long> seen(String login) {
        return visits.takeHomes(demo.actor(login), "", "", false, ALL).items().stream()
                .map(TakeHome::unitId)
                .toList();
    }

    private List<VisitQuestion> questions(String login) {
        List<VisitLine> route = visits.route(
                demo.actor(login), visits.find(demo.actor(login), study()).orElseThrow());
        return visits.questions(study(), route);
    }

    private long study() {
        return jdbc.sql("select id from inspection.delegation where purpose = 'study'")
                .query(Long.class)
                .single();
    }

    private long notForStudy() {
        return jdbc.sql("select min(id) from inspection.delegation where purpose <> 'study'")
                .query(Long.class)
                .single();
    }

    private long takeHome(String unit) {
        return jdbc.sql("select id from exchange.take_home where unit_id = ?")
                .param(demo.unit(unit))
                .query(Long.class)
                .single();
    }

    private long ask(
            String login, @Nullable Long unit, String askedBy, String question, String answer, String answeredBy) {
        return writeVisitNotes.ask(demo.actor(login), study(), unit, askedBy, question, answer, answeredBy);
    }

    private void answer(String login, long question, int version, String answer) {
        writeVisitNotes.answer(demo.actor(login), study(), question, version, answer, "Ủy ban nhân dân phường");
    }

    private void take(String login, String unit, @Nullable Long seenAt, LocalDate due) {
        writeVisitNotes.takeHome(
                demo.actor(login), study(), new NewTakeHome(demo.unit(unit), seenAt, "Cách làm", "Làm thử", due));
    }

    private void follow(String login, long id, int version, String step, String note) {
        followTakeHome.follow(demo.actor(login), id, version, step, note);
    }
}
