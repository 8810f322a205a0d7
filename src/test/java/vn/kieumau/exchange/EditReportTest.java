package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;

/** The draft of a conference's report: read with its figures, edited sentence by sentence, issued as it was edited. */
@ApplicationTest
class EditReportTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    private static final String REGISTERED = "results.registered";

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Conferences conferences;

    @Autowired
    WrittenReports reports;

    @Autowired
    CompileFindings compileFindings;

    @Autowired
    KeepConference keepConference;

    @Autowired
    ConcludeConference concludeConference;

    @Autowired
    EditReport editReport;

    @Autowired
    IssueReport issueReport;

    @Test
    void onlyTheUnitWhoseConferenceItIsEdits() throws Exception {
        long id = prepared();
        for (String login : List.of("nhattan-canbo", "nhattan-truong", "quansat", "kiemtoan", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> edit(login, id, 1, REGISTERED, "Khác."));
        }
        for (String login : List.of("hp-canbo", "hp-lanhdao", "v05-canbo", "v05-lanhdao")) {
            refused(KernelRefusal.NOT_FOUND, () -> edit(login, id, 1, REGISTERED, "Khác."));
            refused(KernelRefusal.NOT_FOUND, () -> editReport.add(demo.actor(login), id, 1, "results", "Thêm."));
            refused(KernelRefusal.NOT_FOUND, () -> editReport.leaveOut(demo.actor(login), id, 1, REGISTERED));
            refused(KernelRefusal.NOT_FOUND, () -> editReport.restore(demo.actor(login), id, 1, REGISTERED));
        }
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        for (String login : List.of("hp-canbo", "v05-canbo", "nhattan-canbo", "quansat")) {
            for (String prefix : List.of("", "/api/v1")) {
                assertThat(get(login, prefix + address(id)).getStatus())
                        .as("a draft is the business of those who edit it")
                        .isEqualTo(404);
            }
        }
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> edit("hn-canbo", id, 1, REGISTERED, "Khác."));
        refused(KernelRefusal.NOT_FOUND, () -> edit("hn-canbo", id, 2, "results.nothing", "Khác."));
        refused(KernelRefusal.MISSING, () -> edit("hn-canbo", id, 2, REGISTERED, " "));
        refused(KernelRefusal.TOO_LONG, () -> edit("hn-canbo", id, 2, REGISTERED, "a".repeat(2001)));
        refused(KernelRefusal.MISSING, () -> editReport.add(demo.actor("hn-canbo"), id, 2, "?", "Thêm."));
        issueReport.issue(demo.actor("hn-lanhdao"), id, 2, Demo.TERMS);
        refused(ConferenceRefusal.REPORT_ISSUED, () -> edit("hn-canbo", id, 2, REGISTERED, "Khác."));
    }

    /** Counted beside the report, by statements of their own. */
    @Test
    void itIsWrittenFromTheFiguresOfTheUnitAndStaysWithThoseOfTheDay() {
        long id = prepared();
        int registered = one("""
                select count(*) from campaigns.registration where cohort_id = :cohort and province_id = :unit
                and state in ('registered', 'recognised', 'not_recognised')
                """);
        int open = one("""
                select count(*) from recommendations.recommendation where cohort_id = :cohort and direction = 'up'
                and state not in ('answered', 'closed') and unit_id in (select unit_id from units.reached('2023-11-24 read {' || :unit || '}'))
                """);
        assertThat(registered).isPositive();
        assertThat(printed(draft(id), REGISTERED, "registered")).isEqualTo(String.valueOf(registered));
        assertThat(draft(id).lines().stream()
                        .filter(each -> each.key().startsWith("limits.open/"))
                        .mapToInt(each -> Integer.parseInt(printed(draft(id), each.key(), "open")))
                        .sum())
                .isEqualTo(open);
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        WrittenReport held = draft(id);
        jdbc.sql("update exchange.activity set void_reason = 'thử'").update();
        jdbc.sql(
                        "update recommendations.recommendation set due = null, remind_on = null, state = 'closed', level = 'origin', owner_office_id = origin_office_id, answer_kind = 'full', answer_office_id = origin_office_id, answer_level = 'province' where direction = 'up'")
                .update();
        assertThat(draft(id)).as("kept with the day").isEqualTo(held);
        assertThat(compileFindings
                        .compile(id, demo.cohort2023(), demo.unit("hn"), TODAY)
                        .asked())
                .isEmpty();
    }

    @Test
    void everyListThatAFigureLeadsToIsThere() throws Exception {
        long id = prepared();
        List<String> lists = draft(id).lines().stream()
                .flatMap(each -> each.figures().stream())
                .map(ReportFigure::list)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        assertThat(lists).hasSizeGreaterThan(8);
        for (String list : lists) {
            assertThat(get("hn-canbo", list).getStatus()).as(list).isEqualTo(200);
        }
    }

    /** A conference before it is what is compared with, where the year before has nothing. */
    @Test
    void theConferenceBeforeIsComparedWith() {
        assertThat(compileFindings
                        .compile(0, demo.cohort2023(), demo.unit("hn"), TODAY.plusDays(1))
                        .earlier())
                .isNotNull()
                .satisfies(each -> assertThat(each.day()).isBefore(TODAY.plusDays(1)));
    }

    @Test
    void whatIsEditedStaysVisibleAndCanBePutBack() {
        int before = demo.audited("EDIT_CONFERENCE_REPORT", "exchange.report_edit");
        long id = prepared();
        String written = draft(id).find(REGISTERED).orElseThrow().text();
        int sentences = draft(id).lines().size();
        edit("hn-canbo", id, 1, REGISTERED, "Đã có 987 phường\n đăng ký.");
        ReportLine edited = draft(id).find(REGISTERED).orElseThrow();
        assertThat(edited.text()).isEqualTo("Đã có 987 phường đăng ký.");
        assertThat(edited.written()).isEqualTo(written);
        assertThat(edited.unproven()).containsExactly("987");
        assertThat(edited.otherFigures()).isFalse();
        edit("hn-canbo", id, 2, REGISTERED, "Đã có 987 phường đăng ký.");
        editReport.leaveOut(demo.actor("hn-lanhdao"), id, 2, "context.cohort");
        editReport.add(demo.actor("hn-canbo"), id, 3, "limits", "Trời mưa nhiều.");
        WrittenReport report = draft(id);
        assertThat(report.lines()).hasSize(sentences + 1);
        assertThat(report.find("context.cohort").orElseThrow().number()).isZero();
        assertThat(report.out(ReportSection.CONTEXT))
                .extracting(ReportLine::key)
                .doesNotContain("context.cohort");
        assertThat(report.in(ReportSection.LIMITS)).last().satisfies(each -> {
            assertThat(each.added()).isTrue();
            assertThat(each.text()).isEqualTo("Trời mưa nhiều.");
            assertThat(each.figures()).isEmpty();
        });
        assertThat(report.edits())
                .as("the same words again are no edit")
                .extracting(ReportEdit::act)
                .containsExactly("edited", "left_out", "added");
        assertThat(report.edits().get(0).textBefore()).isEqualTo(written);
        editReport.restore(demo.actor("hn-canbo"), id, 4, REGISTERED);
        edit("hn-canbo", id, 5, "added/1", "Trời mưa rất nhiều.");
        editReport.leaveOut(demo.actor("hn-canbo"), id, 6, "added/1");
        refused(KernelRefusal.NOT_FOUND, () -> editReport.restore(demo.actor("hn-canbo"), id, 7, "added/1"));
        assertThat(draft(id).find(REGISTERED).orElseThrow().edit()).isNull();
        assertThat(draft(id).find(REGISTERED).orElseThrow().text()).isEqualTo(written);
        assertThat(draft(id).edits()).hasSize(6);
        assertThat(demo.audited("EDIT_CONFERENCE_REPORT", "exchange.report_edit"))
                .isEqualTo(before + 6);
        assertThatThrownBy(() -> jdbc.sql("delete from exchange.report_edit").update())
                .rootCause()
                .hasMessageContaining("never changed");
    }

    @Test
    void anEditedSentenceWhoseFiguresChangedIsShownAndHoldsTheReportBack() throws Exception {
        long id = prepared();
        edit("hn-canbo", id, 1, REGISTERED, "Số phường đăng ký rất nhiều.");
        edit("hn-canbo", id, 2, "results.activities", "Tuyên truyền rộng khắp.");
        jdbc.sql("update exchange.activity set people = people + 1").update();
        ReportLine other = draft(id).find("results.activities").orElseThrow();
        assertThat(draft(id).outdated()).containsExactly(other);
        assertThat(page("hn-canbo", id)).contains("Số liệu đã khác", other.written());
        edit("hn-canbo", id, 3, other.key(), other.text());
        assertThat(draft(id).outdated()).as("kept with the figures of now").isEmpty();
        jdbc.sql("update exchange.activity set void_reason = 'thử'").update();
        WrittenReport report = draft(id);
        assertThat(report.outdated()).extracting(ReportLine::key).containsExactly("results.activities");
        assertThat(report.find("results.activities").orElseThrow().written())
                .as("no activity is left")
                .isEmpty();
        assertThat(page("hn-canbo", id)).contains("Nay không còn số liệu cho câu này.");
        keepConference.hold(demo.actor("hn-canbo"), id, 4);
        refused(
                ConferenceRefusal.REPORT_OUTDATED,
                () -> issueReport.issue(demo.actor("hn-lanhdao"), id, 5, Demo.TERMS));
        editReport.restore(demo.actor("hn-lanhdao"), id, 5, "results.activities");
        assertThat(draft(id).find("results.activities")).isEmpty();
        issueReport.issue(demo.actor("hn-lanhdao"), id, 6, Demo.TERMS);
    }

    @Test
    void whatIsIssuedIsWhatWasEditedWithItsFiguresAndEdits() throws Exception {
        long id = held();
        String original = draft(id).find(REGISTERED).orElseThrow().text();
        edit("hn-canbo", id, 2, REGISTERED, "Đã có 987 phường đăng ký.");
        editReport.leaveOut(demo.actor("hn-canbo"), id, 3, "context.cohort");
        WrittenReport edited = draft(id);
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> issueReport.issue(demo.actor("hn-lanhdao"), id, 2, Demo.TERMS));
        issueReport.issue(demo.actor("hn-lanhdao"), id, 4, Demo.TERMS);
        WrittenReport issued = shown("nhattan-canbo", id).report();
        assertThat(issued.lines())
                .extracting(ReportLine::text)
                .isEqualTo(edited.lines().stream().map(ReportLine::text).toList());
        assertThat(issued.find(REGISTERED).orElseThrow()).satisfies(each -> {
            assertThat(each.written()).isEqualTo(original);
            assertThat(each.figures()).isNotEmpty();
            assertThat(each.unproven()).containsExactly("987");
        });
        assertThat(issued.edits()).hasSize(2);
        String pdf = text(id);
        assertThat(pdf).contains("Đã có 987 phường đăng ký.").doesNotContain("Báo cáo nêu kết quả thực hiện");
        String page = page("nhattan-canbo", id);
        assertThat(page)
                .contains("Đã có 987 phường đăng ký.", original, "Đã sửa", "Đã bỏ", "01/BC-CATP-PV01")
                .doesNotContain("Sửa câu này", "/insight");
        jdbc.sql("update exchange.initiative set name = 'khác'").update();
        assertThat(shown("hn-canbo", id).report()).isEqualTo(issued);
        assertThatThrownBy(() -> jdbc.sql("update exchange.issued_report set sha256 = ''")
                        .update())
                .rootCause()
                .hasMessageContaining("never changed");
    }

    @Test
    void whoeverIssuesIsToldWhatWasEditedAndWhatNoFigureBearsOut() throws Exception {
        long id = held();
        String conference = "/exchange/conferences/" + id;
        assertThat(get("hn-lanhdao", conference).getContentAsString())
                .contains("Ký hiệu cơ quan ban hành")
                .doesNotContain("Xem lại dự thảo");
        edit("hn-canbo", id, 2, REGISTERED, "Đã có 987 phường đăng ký.");
        editReport.leaveOut(demo.actor("hn-canbo"), id, 3, "context.cohort");
        editReport.add(demo.actor("hn-canbo"), id, 4, "limits", "Trời mưa 12 ngày.");
        editReport.add(demo.actor("hn-canbo"), id, 5, "limits", "Trời mưa nhiều.");
        assertThat(get("hn-lanhdao", conference).getContentAsString())
                .contains(
                        "Xem lại dự thảo trước khi phát hành",
                        "<li>Một câu đã sửa</li>",
                        "<li>2 câu thêm vào</li>",
                        "<li>Một câu đã bỏ</li>",
                        "<li>2 câu có số không nằm trong số liệu của câu</li>",
                        "href=\"" + conference + "/report\"");
        assertThat(get("hn-canbo", conference).getContentAsString()).doesNotContain("Xem lại dự thảo");
        assertThat(SqlCount.during(() -> get("hn-lanhdao", conference))).isLessThanOrEqualTo(12);
    }

    @Test
    void itIsEditedByPageAndByApi() throws Exception {
        long id = held();
        assertThat(page("hn-canbo", id)).contains("Sửa câu này", "Số liệu của câu", "Phường đăng ký đã được xác nhận");
        assertThat(web.perform(Browse.get("hn-canbo", address(id)).param("lang", "en"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        MockHttpServletResponse again = web.perform(Browse.post("hn-canbo", address(id) + "/edit")
                        .param("version", "1")
                        .param("sentence", REGISTERED)
                        .param("text", "Đã gõ ở đây."))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("Đã gõ ở đây.");
        int version = 2;
        for (String act : List.of("edit", "leave-out", "restore")) {
            assertThat(web.perform(Browse.post("hn-canbo", address(id) + "/" + act)
                                    .param("version", String.valueOf(version++))
                                    .param("sentence", REGISTERED)
                                    .param("text", "Đã gõ ở đây."))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl())
                    .as(act)
                    .isEqualTo(address(id));
        }
        String made = web.perform(post("/api/v1" + address(id) + "/add")
                        .header("Authorization", api.bearer("hn-canbo"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\": 5, \"section\": \"results\", \"text\": \"Câu thêm qua API.\"}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(made).contains("Câu thêm qua API.", "\"version\":6", "\"figures\":", "\"definition\":");
        assertThat(get("hn-canbo", "/api/v1" + address(id)).getContentAsString())
                .contains("Câu thêm qua API.");
    }

    @Test
    void aPageCostsFewStatements() throws Exception {
        long id = prepared();
        edit("hn-canbo", id, 1, REGISTERED, "Khác.");
        assertThat(SqlCount.during(() -> get("hn-canbo", address(id)))).isLessThanOrEqualTo(12);
        keepConference.hold(demo.actor("hn-canbo"), id, 2);
        issueReport.issue(demo.actor("hn-lanhdao"), id, 3, Demo.TERMS);
        assertThat(SqlCount.during(() -> get("hn-canbo", address(id)))).isLessThanOrEqualTo(12);
    }

    private static String address(long id) {
        return "/exchange/conferences/" + id + "/report";
    }

    private String text(long id) throws Exception {
        byte[] pdf = conferences
                .issuedFile(conferences.find(demo.actor("hn-canbo"), id).orElseThrow(), DocumentFormat.PDF)
                .orElseThrow()
                .bytes();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private int one(String sql) {
        return jdbc.sql(sql)
                .param("cohort", demo.cohort2023())
                .param("unit", demo.unit("hn"))
                .query(Integer.class)
                .single();
    }

    private static String printed(WrittenReport report, String key, String code) {
        return report.find(key).orElseThrow().figures().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow()
                .printed();
    }

    private WrittenReports.Shown shown(String login, long id) {
        return reports.shown(
                        demo.actor(login),
                        conferences.find(demo.actor(login), id).orElseThrow())
                .orElseThrow();
    }

    private WrittenReport draft(long id) {
        return shown("hn-canbo", id).report();
    }

    private MockHttpServletResponse get(String login, String address) throws Exception {
        return web.perform(address.startsWith("/api/") ? api.get(login, address) : Browse.get(login, address))
                .andReturn()
                .getResponse();
    }

    private String page(String login, long id) throws Exception {
        return get(login, address(id)).getContentAsString();
    }

    private void edit(String login, long id, int version, String key, String text) {
        editReport.edit(demo.actor(login), id, version, key, text);
    }

    private long held() {
        long id = prepared();
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        return id;
    }

    private long prepared() {
        return keepConference.prepare(
                demo.actor("hn-canbo"),
                new NewConference(
                        "interim",
                        "Hội nghị sơ kết thử",
                        demo.cohort2023(),
                        demo.unit("hn"),
                        TODAY,
                        "Hà Nội",
                        List.of(),
                        List.of()),
                true);
    }
}
