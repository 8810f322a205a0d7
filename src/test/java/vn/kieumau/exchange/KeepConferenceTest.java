package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoDistrict;
import vn.kieumau.support.Samples;
import vn.kieumau.support.SqlCount;

/** Review conferences: prepared, held with the figures of the day, concluded, followed. */
@ApplicationTest
class KeepConferenceTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    private static final Paging ALL = new Paging(1, 250);

    @Autowired
    Demo demo;

    @Autowired
    DemoDistrict district;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Conferences conferences;

    @Autowired
    KeepConference keepConference;

    @Autowired
    ConcludeConference concludeConference;

    @Autowired
    CompileReport compileReport;

    @Autowired
    ConferenceLists conferenceLists;

    @Autowired
    ConferenceCounted conferenceCounted;

    @Autowired
    ExchangeWork work;

    @Test
    void onlyOfficersOfAProvinceOrOfTheMinistryPrepareTheirOwn() {
        for (String login : List.of("nhattan-canbo", "nhattan-truong", "hn-lanhdao", "quansat", "kiemtoan")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> prepare(login, "hn", TODAY));
        }
        refused(KernelRefusal.NOT_FOUND, () -> prepare("hn-canbo", "hp", TODAY));
        refused(KernelRefusal.NOT_FOUND, () -> prepare("hn-canbo", "nhattan", TODAY));
        refused(KernelRefusal.NOT_FOUND, () -> prepare("v05-canbo", "hn", TODAY));
        long id = prepare("hn-canbo", "hn", TODAY);
        refused(KernelRefusal.NOT_FOUND, () -> keepConference.hold(demo.actor("hp-canbo"), id, 1));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> keepConference.change(demo.actor("v05-canbo"), id, 1, typed("hn", TODAY)));
        refused(KernelRefusal.NOT_PERMITTED, () -> keepConference.hold(demo.actor("hn-lanhdao"), id, 1));
    }

    @Test
    void whatIsWrongIsSaidByItsLine() {
        refused(ConferenceRefusal.LINE_NOT_READ, () -> ConferenceLines.agenda("08:00"));
        refused(ConferenceRefusal.LINE_NOT_READ, () -> ConferenceLines.delegates("Công an"));
        refused(KernelRefusal.NOT_A_NUMBER, () -> ConferenceLines.delegates("Công an; nhiều"));
        refused(KernelRefusal.NOT_A_NUMBER, () -> ConferenceLines.delegates("Công an; 0"));
        refused(KernelRefusal.NOT_A_DATE, () -> ConferenceLines.conclusions("Làm; Công an; mai"));
        refused(ConferenceRefusal.LINE_NOT_READ, () -> ConferenceLines.conclusions("a; b; 01/12/2023; c"));
        assertThat(ConferenceLines.agenda(" 08:00 ; Khai mạc ; V05 \n\n; Thảo luận"))
                .containsExactly(
                        new NewConference.ConferenceItem("08:00", "Khai mạc", "V05"),
                        new NewConference.ConferenceItem("", "Thảo luận", ""));
        refused(ConferenceRefusal.LINE_NOT_READ, () -> prepareWith("25:00; Khai mạc"));
        refused(ConferenceRefusal.LINE_NOT_READ, () -> prepareWith("sáng; Khai mạc"));
        refused(ConferenceRefusal.TOO_MANY_LINES, () -> prepareWith("; Thảo luận\n".repeat(101)));
        refused(
                ConferenceRefusal.UNKNOWN_KIND,
                () -> keepConference.prepare(
                        demo.actor("hn-canbo"),
                        new NewConference(
                                "?",
                                "Sơ kết",
                                demo.cohort2023(),
                                demo.unit("hn"),
                                TODAY,
                                "Hà Nội",
                                List.of(),
                                List.of()),
                        true));
    }

    private void prepareWith(String agenda) {
        keepConference.prepare(
                demo.actor("hn-canbo"),
                new NewConference(
                        "interim",
                        "Sơ kết",
                        demo.cohort2023(),
                        demo.unit("hn"),
                        TODAY,
                        "Hà Nội",
                        ConferenceLines.agenda(agenda),
                        List.of()),
                true);
    }

    /** Counted beside the report: Hà Nội's registrations of the cohort, by their states. */
    @Test
    void theReportIsCompiledAndStaysAsItWasWhenItWasHeld() {
        long id = prepare("hn-canbo", "hn", TODAY);
        Conference prepared = conferences.find(demo.actor("hn-canbo"), id).orElseThrow();
        ConferenceReport live = conferences.report(demo.actor("hn-canbo"), prepared);
        assertThat(live.provinces())
                .extracting(ConferenceReport.ReportedProvince::name, ConferenceReport.ReportedProvince::registered)
                .containsExactly(tuple("Thành phố Hà Nội", registered("<> 'withdrawn' and state <> 'proposed'")));
        assertThat(live.recognised()).isEqualTo(registered("= 'recognised'")).isPositive();
        assertThat(live.dossiers().stream()
                        .mapToInt(ConferenceReport.ReportedDossiers::dossiers)
                        .sum())
                .isPositive();
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        assertThat(jdbc.sql("update exchange.activity set void_reason = 'thử'").update())
                .isPositive();
        assertThat(compileReport.compile(demo.cohort2023(), demo.unit("hn"), TODAY))
                .as("counted again it would be another")
                .isNotEqualTo(live);
        Conference held = conferences.find(demo.actor("hn-canbo"), id).orElseThrow();
        assertThat(conferences.report(demo.actor("hn-canbo"), held)).isEqualTo(live);
        refused(
                KernelRefusal.NOT_IN_THIS_STATE,
                () -> keepConference.change(demo.actor("hn-canbo"), id, 2, typed("hn", TODAY)));
    }

    @Test
    void aFigureLeadsToTheListThatItCountsOrNowhere() throws Exception {
        long id = prepare("hn-canbo", "hn", TODAY);
        long national = jdbc.sql("select min(id) from exchange.conference where state = 'prepared'")
                .query(Long.class)
                .single();
        assertThat(linked("hn-canbo", id))
                .contains(
                        "quota/Thành phố Hà Nội",
                        "registered",
                        "recognised/Thành phố Hà Nội",
                        "dossiers.submitted",
                        "activities");
        assertThat(linked("v05-canbo", national))
                .contains("quota", "registered/Thành phố Hà Nội", "registered", "initiatives", "activities");
        assertThat(linked("v05-canbo", id)).contains("registered", "initiatives");
        assertThat(linked("quansat", national)).as("who sees all").contains("registered", "activities");
        assertThat(web.perform(Browse.get("hn-canbo", "/exchange/conferences/" + id))
                        .andReturn()
                        .getResponse()
                        .getContentAsString()
                        .replace("&amp;", "&"))
                .contains("href=\"/insight/dossiers?cohort=%d&province=%d\">%d</a>"
                        .formatted(
                                demo.cohort2023(),
                                demo.unit("hn"),
                                registered("<> 'withdrawn' and state <> 'proposed'")));
    }

    @Test
    void whatWasKeptLeadsToWhatWasCountedOnItsDay() throws Exception {
        long id = prepare("hn-canbo", "hn", TODAY);
        Set<String> live = linked("hn-canbo", id);
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        assertThat(linked("hn-canbo", id))
                .as("all that led somewhere before")
                .containsAll(live)
                .contains("registered/Thành phố Hà Nội", "dossiers.submitted", "initiatives", "activities");
        assertThat(linked("nhattan-canbo", id))
                .as("one ward of them")
                .doesNotContain("quota/Thành phố Hà Nội", "recognised", "registered");
        jdbc.sql(
                        "update exchange.activity set void_reason = 'thử' where id in (select max(id) from exchange.activity where unit_id = :unit)")
                .param("unit", demo.unit("nhattan"))
                .update();
        jdbc.sql("update assessment.dossier set state = 'open' where state = 'submitted'")
                .update();
        jdbc.sql(
                        "update exchange.initiative set state = 'ended', ended_on = published_on, reason = 'thử' where state = 'published'")
                .update();
        assertThat(linked("hn-canbo", id))
                .as("what was counted otherwise since leads nowhere, what was kept one by one still to the same")
                .doesNotContain("activities")
                .contains("dossiers.submitted", "initiatives");
    }

    @Test
    void whatWasCountedIsThereForWhoReachesItAndOnlyOnceItWasHeld() throws Exception {
        long id = prepare("hn-canbo", "hn", TODAY);
        String counted = "/exchange/conferences/" + id + "/counted";
        web.perform(Browse.get("hn-canbo", counted)).andExpect(status().isNotFound());
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        for (String figure : List.of("quota", "dossiers.nonsense", "x' or true --")) {
            web.perform(Browse.get("hn-canbo", counted).param("figure", figure)).andExpect(status().isNotFound());
        }
        web.perform(Browse.get("hp-canbo", counted)).andExpect(status().isNotFound());
        Paging all = new Paging(1, 250);
        Actor ward = demo.actor("nhattan-canbo");
        assertThat(conferenceCounted.page(ward, id, "registered", 0, all).items())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.unitName()).isEqualTo("Phường Nhật Tân");
                    assertThat(each.address()).isEqualTo("/assessment/" + demo.dossier2023("nhattan"));
                });
        Actor province = demo.actor("hn-canbo");
        assertThat(conferenceCounted
                        .page(province, id, "registered", demo.unit("hp"), all)
                        .items())
                .isEmpty();
        assertThat(conferenceCounted
                        .page(province, id, "registered", demo.unit("hn"), all)
                        .total())
                .isEqualTo(conferences
                        .report(province, conferences.find(province, id).orElseThrow())
                        .registered());
    }

    /** Those figures of the page that lead somewhere: to as many as they say. */
    private Set<String> linked(String login, long id) throws Exception {
        Conference found = conferences.find(demo.actor(login), id).orElseThrow();
        ConferenceReport report = conferences.report(demo.actor(login), found);
        Map<String, String> lists = conferenceLists.of(demo.actor(login), found, report);
        for (Map.Entry<String, String> each : lists.entrySet()) {
            String list = web.perform(Browse.get(login, each.getValue().replaceAll("#.*", "")))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(counted(each.getKey(), list)).as("%s: %s", login, each).isEqualTo(figure(each.getKey(), report));
        }
        return lists.keySet();
    }

    private static int counted(String code, String list) {
        String pattern = code.startsWith("quota")
                ? (code.equals("quota") ? "" : code.replaceAll(".*/", "") + "</a>[^\\u0000]{0,200}?")
                        + "data-label=\"Chỉ tiêu\">(\\d+)<"
                : code.equals("activities")
                        ? "<dl class=\"totals\">\\s*<div><dt>[^<]*</dt><dd>(\\d+)<"
                        : "<span>(\\d+) dòng";
        return Pattern.compile(pattern)
                .matcher(list)
                .results()
                .mapToInt(each -> Integer.parseInt(each.group(1)))
                .limit(code.equals("quota") ? 99 : 1)
                .sum();
    }

    private static int figure(String code, ConferenceReport report) {
        String name = code.replaceAll("^[^/]*/?", "");
        List<ConferenceReport.ReportedProvince> provinces = report.provinces().stream()
                .filter(each -> name.isEmpty() || each.name().equals(name))
                .toList();
        return switch (code.replaceAll("[/.].*", "")) {
            case "quota" ->
                provinces.stream()
                        .mapToInt(ConferenceReport.ReportedProvince::quota)
                        .sum();
            case "registered" ->
                provinces.stream()
                        .mapToInt(ConferenceReport.ReportedProvince::registered)
                        .sum();
            case "recognised" ->
                provinces.stream()
                        .mapToInt(ConferenceReport.ReportedProvince::recognised)
                        .sum();
            case "not_recognised" ->
                provinces.stream()
                        .mapToInt(ConferenceReport.ReportedProvince::notRecognised)
                        .sum();
            case "withdrawn" ->
                provinces.stream()
                        .mapToInt(ConferenceReport.ReportedProvince::withdrawn)
                        .sum();
            case "initiatives" -> report.initiatives();
            case "activities" -> report.activities();
            case "requests" -> report.requests();
            default ->
                report.dossiers().stream()
                        .filter(each -> code.equals("dossiers." + each.state()))
                        .mapToInt(ConferenceReport.ReportedDossiers::dossiers)
                        .sum();
        };
    }

    private int registered(String state) {
        return jdbc.sql("select count(*) from campaigns.registration where cohort_id = ? and province_id = ? and state "
                        + state)
                .param(demo.cohort2023())
                .param(demo.unit("hn"))
                .query(Integer.class)
                .single();
    }

    @Test
    void itIsHeldOnItsDayConcludedByALeaderAndFollowed() {
        long early = prepare("hn-canbo", "hn", TODAY.plusDays(1));
        refused(ConferenceRefusal.NOT_YET_HELD, () -> keepConference.hold(demo.actor("hn-canbo"), early, 1));
        long id = prepare("hn-canbo", "hn", TODAY);
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> keepConference.hold(demo.actor("hn-canbo"), id, 7));
        keepConference.change(demo.actor("hn-canbo"), id, 1, typed("hn", TODAY));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> conclude("hn-lanhdao", id, 2, "Làm tốt"));
        keepConference.hold(demo.actor("hn-canbo"), id, 2);
        refused(KernelRefusal.NOT_PERMITTED, () -> conclude("hn-canbo", id, 3, "Làm tốt"));
        refused(KernelRefusal.NOT_FOUND, () -> conclude("hp-lanhdao", id, 3, "Làm tốt"));
        refused(ConferenceRefusal.NOTHING_CONCLUDED, () -> conclude("hn-lanhdao", id, 3, " "));
        refused(ConferenceRefusal.DUE_WITHOUT_OFFICE, () -> conclude("hn-lanhdao", id, 3, "Làm tốt; Phòng hậu cần"));
        conclude("hn-lanhdao", id, 3, "Rà soát trụ sở; Phòng hậu cần; 01/12/2023\nTiếp tục tuyên truyền");
        List<ConferenceConclusion> all = conferences.conclusions(demo.actor("hn-canbo"), id);
        assertThat(all)
                .extracting(ConferenceConclusion::conclusion, ConferenceConclusion::office, ConferenceConclusion::due)
                .containsExactly(
                        tuple("Rà soát trụ sở", "Phòng hậu cần", LocalDate.of(2023, 12, 1)),
                        tuple("Tiếp tục tuyên truyền", "", null));
        int waiting = open("hn-canbo");
        assertThat(waiting).as("the demonstration's, and this one").isEqualTo(2);
        assertThat(open("hp-canbo")).isZero();
        assertThat(conferences
                        .conclusions(district.on(TODAY.plusDays(8), "hn-canbo"), id)
                        .get(0)
                        .late())
                .isTrue();
        long open = all.get(0).conclusionId();
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> concludeConference.finish(demo.actor("hn-lanhdao"), id, open, "Xong"));
        refused(KernelRefusal.MISSING, () -> concludeConference.finish(demo.actor("hn-canbo"), id, open, " "));
        refused(
                KernelRefusal.NOT_FOUND,
                () -> concludeConference.finish(
                        demo.actor("hn-canbo"), id, all.get(1).conclusionId(), "Xong"));
        concludeConference.finish(demo.actor("hn-canbo"), id, open, "Đã rà soát 15 phường");
        refused(KernelRefusal.NOT_FOUND, () -> concludeConference.finish(demo.actor("hn-canbo"), id, open, "Nữa"));
        assertThat(open("hn-canbo")).isEqualTo(waiting - 1);
    }

    private int open(String login) {
        return (int) work.awaiting(demo.actor(login)).stream()
                .filter(each -> each.task().equals("exchange.work.conclusion"))
                .count();
    }

    private void conclude(String login, long id, int version, String lines) {
        concludeConference.conclude(demo.actor(login), id, version, ConferenceLines.conclusions(lines));
    }

    @Test
    void thoseBelowReadItOnceItWasHeldAndOthersNever() {
        long id = prepare("hn-canbo", "hn", TODAY);
        assertThat(conferences.find(demo.actor("nhattan-canbo"), id)).isEmpty();
        assertThat(conferences.find(demo.actor("v05-canbo"), id)).isPresent();
        keepConference.hold(demo.actor("hn-canbo"), id, 1);
        assertThat(conferences.find(demo.actor("nhattan-canbo"), id)).isPresent();
        assertThat(conferences.find(demo.actor("hp-canbo"), id)).isEmpty();
        assertThat(listed("nhattan-canbo")).contains(id);
        assertThat(listed("hungvuong-canbo")).doesNotContain(id);
    }

    private List<Long> listed(String login) {
        return conferences.page(demo.actor(login), "", "", "", ALL).items().stream()
                .map(Conference::conferenceId)
                .toList();
    }

    @Test
    void papersAreKeptOnceAndTheTrailHasEveryAct() throws Exception {
        int before = demo.audited("KEEP_CONFERENCE", "exchange.conference");
        long id = prepare("hn-canbo", "hn", TODAY);
        Upload file =
                Upload.of(new MockMultipartFile("file", "tham-luan.pdf", "application/pdf", Samples.pdf("tham luận")));
        refused(KernelRefusal.MISSING, () -> keepConference.addPaper(demo.actor("hn-canbo"), id, "Phòng", null));
        refused(KernelRefusal.NOT_FOUND, () -> keepConference.addPaper(demo.actor("hp-canbo"), id, "Phòng", file));
        keepConference.addPaper(demo.actor("hn-canbo"), id, "Phòng tham mưu", file);
        refused(ConferenceRefusal.PAPER_THERE, () -> keepConference.addPaper(demo.actor("hn-canbo"), id, "Khác", file));
        assertThat(conferences.papers(id)).extracting(ConferencePaper::name).containsExactly("tham-luan.pdf");
        assertThat(demo.audited("KEEP_CONFERENCE", "exchange.conference")).isEqualTo(before + 1);
        String address = "/exchange/conferences/" + id;
        long paper = conferences.papers(id).get(0).paperId();
        assertThat(web.perform(Browse.get("hp-canbo", address + "/papers/" + paper))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(SqlCount.during(() -> web.perform(Browse.get("hn-canbo", address))))
                .isBetween(1, 12);
        String again = web.perform(Browse.post("hn-canbo", "/exchange/conferences/new")
                        .param("unit", String.valueOf(demo.unit("hn")))
                        .param("cohort", String.valueOf(demo.cohort2023()))
                        .param("kind", "interim")
                        .param("title", "Sơ kết đã gõ")
                        .param("heldOn", "24/11/2023")
                        .param("place", "Hà Nội")
                        .param("agenda", "không có giờ"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(again).contains("Sơ kết đã gõ", "không đọc được dòng “không có giờ”");
    }

    private long prepare(String login, String unit, LocalDate on) {
        return keepConference.prepare(demo.actor(login), typed(unit, on), true);
    }

    private NewConference typed(String unit, LocalDate on) {
        return new NewConference(
                "interim",
                "Hội nghị sơ kết thử",
                demo.cohort2023(),
                demo.unit(unit),
                on,
                "Hà Nội",
                ConferenceLines.agenda("08:00; Khai mạc; Công an thành phố"),
                ConferenceLines.delegates("Công an các phường; 30"));
    }
}
