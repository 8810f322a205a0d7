package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.criteria.DraftCriteria;
import vn.kieumau.criteria.PackFixture;
import vn.kieumau.criteria.PublishCriteria;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.HeldWork;

/** A programme whose months close on the 20th and are reported within five days. Today is 24/11/2023. */
@ApplicationTest
class CalendarsTest {
    static final Calendar TWENTIETH = new Calendar(20, 5);
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    Reporting reporting;

    @Autowired
    EnterFigures enterFigures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    Figures figures;

    @Autowired
    ImportFigures importFigures;

    @Autowired
    FigureImports imports;

    @Autowired
    SaveSurvey saveSurvey;

    @Autowired
    HeldWork work;

    @Autowired
    DraftCriteria drafting;

    @Autowired
    PublishCriteria publishing;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @ParameterizedTest
    @ValueSource(strings = {"20", "28", "0", "x"})
    void aClosingDayOfNoSetInUseIsNotThere(String closes) throws Exception {
        assertThatThrownBy(() -> reporting.calendar(closes))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(KernelRefusal.NOT_FOUND));
        for (String page : List.of("/indicators", "/indicators/totals", page("2023-11"))) {
            web.perform(Browse.get("nhattan-canbo", page + (page.contains("?") ? "&" : "?") + "closes=" + closes))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void theDefaultIsAlwaysThereAndNothingIsToBeChosen() throws Exception {
        assertThat(reporting.calendars()).containsExactly(Calendar.DEFAULT);
        web.perform(Browse.get("nhattan-canbo", "/indicators"))
                .andExpect(content().string(not(containsString("name=\"closes\""))));
    }

    @Test
    void ofSetsThatCloseOnOneDayTheLongestTimeCountsThoughASetIsRetired() {
        publish("u", 20, 2);
        long longest = publish("v", 20, 5);
        publish("w", 31, 10);
        assertThat(reporting.calendars()).containsExactly(Calendar.DEFAULT, TWENTIETH, new Calendar(31, 10));

        publishing.retire(demo.actor("v05-lanhdao"), longest, "có bộ mới");
        assertThat(reporting.calendar("20"))
                .as("cohorts that began on it go on")
                .isEqualTo(TWENTIETH);
    }

    @Test
    void figuresOfOneCalendarAreNotThoseOfAnother() {
        publish("t", 20, 5);
        Instant later = Instant.parse("2023-11-30T00:00:00Z");
        Reading before = read(Calendar.DEFAULT, later);
        for (int month = 1; month <= 11; month++) {
            save(TWENTIETH.month(YearMonth.of(2023, month)), String.valueOf(month), "");
        }

        assertThat(read(TWENTIETH, later).value()).isEqualByComparingTo("66");
        assertThat(read(TWENTIETH, later).from()).isEqualTo(LocalDate.of(2022, 12, 21));
        assertThat(read(TWENTIETH, later).to()).isEqualTo(LocalDate.of(2023, 11, 20));
        assertThat(read(Calendar.DEFAULT, later)).isEqualTo(before);
        assertThat(figures.readAll(
                                List.of(demo.unit("nhattan")),
                                Set.of("crimes_occurred"),
                                2023,
                                null,
                                TODAY,
                                later,
                                TWENTIETH)
                        .of(demo.unit("nhattan"))
                        .get("crimes_occurred"))
                .isEqualTo(66L);
        assertThat(read(new Calendar(31, 3), later).value()).isNull();
    }

    /** The 24th is past the 14th and three days, but not past the 20th and five. */
    @Test
    void aPeriodIsDueByItsProgramme() throws Exception {
        publish("t", 20, 5);
        Period november = TWENTIETH.month(YearMonth.of(2023, 11));
        assertThat(november.due()).isEqualTo(LocalDate.of(2023, 11, 25));
        save(november, "3", "");
        save(november, "4", "");
        assertThat(unitFigures
                        .corrections(demo.unit("nhattan"), november.starts())
                        .get(0)
                        .value())
                .isEqualByComparingTo("3");

        save(november.plus(-1), "3", "");
        assertThatThrownBy(() -> save(november.plus(-1), "4", ""))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(IndicatorsRefusal.CHANGE_NEEDS_REASON));
        web.perform(Browse.get("nhattan-canbo", "/indicators?closes=20"))
                .andExpect(content().string(containsString("từ 21/10/2023 đến 20/11/2023; hạn báo cáo 25/11/2023")))
                .andExpect(content().string(not(containsString("quá hạn"))))
                .andExpect(content().string(containsString(page("2023-11"))));
        web.perform(Browse.get("nhattan-canbo", "/indicators?closes=20&month=2023-10&show=late"))
                .andExpect(content().string(containsString("quá hạn")))
                .andExpect(content().string(containsString("Phường Nhật Tân")));
    }

    @Test
    void thePageKeepsItsCalendar() throws Exception {
        publish("t", 20, 5);
        web.perform(Browse.get("nhattan-canbo", page("2023-11")))
                .andExpect(content().string(containsString("chốt ngày 20 hằng tháng")))
                .andExpect(content().string(containsString("/2023-10?closes=20")))
                .andExpect(content().string(containsString("/series/crimes_occurred?year=2023&amp;closes=20")));
        web.perform(Browse.get("nhattan-canbo", page("2023-11") + "&lang=en"))
                .andExpect(content().string(containsString("months close on day 20")));
        web.perform(Browse.post("nhattan-canbo", page("2023-11"))
                        .param("seen", "0")
                        .param("value[crimes_occurred]", "98765"))
                .andExpect(redirectedUrl(page("2023-11")));
        assertThat(starts("98765")).containsExactly(LocalDate.of(2023, 10, 21));
    }

    @Test
    void aFileHoldsFiguresOfOneCalendar() {
        publish("t", 20, 5);
        publish("u", 31, 3);
        String file = "unit_code,metric,period,value,register,source\n00094,crimes_occurred,2023-02,777,,\n";
        for (String closes : List.of("20", "31")) {
            long id = importFigures.bring(
                    demo.actor("hn-canbo"), "a.csv", file.getBytes(StandardCharsets.UTF_8), reporting.calendar(closes));
            work.run();
            importFigures.load(demo.actor("hn-canbo"), id, 2, false, "", true);
            work.run();
        }
        assertThat(starts("777")).containsExactly(LocalDate.of(2023, 1, 21), LocalDate.of(2023, 2, 1));
    }

    /** A survey is of a unit's year, not of a programme's. */
    @Test
    void aSurveyCountsInEveryCalendar() {
        publish("t", 20, 5);
        assertThat(saveSurvey(0)).isTrue();
        assertThat(satisfied()).contains(LocalDate.of(2021, 12, 15), LocalDate.of(2021, 12, 21));

        publish("u", 31, 5);
        assertThat(saveSurvey(1)).as("it comes into a calendar of since").isTrue();
        assertThat(satisfied()).contains(LocalDate.of(2022, 1, 1));
        assertThat(saveSurvey(1)).isFalse();
        Period year = TWENTIETH.year(2022);
        TypedFigures other = new TypedFigures(
                Map.of("satisfaction_satisfied", "441"),
                "",
                "Sổ",
                "sửa",
                unitFigures.lastEntry(demo.unit("nhattan"), year));
        assertThatThrownBy(
                        () -> enterFigures.save(demo.actor("nhattan-canbo"), demo.unit("nhattan"), year, other, true))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(IndicatorsRefusal.COUNTED_BY_SURVEY));
        long brought = importFigures.bring(
                demo.actor("hn-canbo"),
                "a.csv",
                "unit_code,metric,period,value,register,source\n00094,satisfaction_satisfied,2022,441,,\n"
                        .getBytes(StandardCharsets.UTF_8),
                TWENTIETH);
        work.run();
        assertThat(imports.find(demo.actor("hn-canbo"), brought).orElseThrow().problems())
                .isEqualTo(1);
    }

    private boolean saveSurvey(int seen) {
        TypedSurvey survey = new TypedSurvey(
                "Phiếu số 1",
                "household",
                "02/10/2022",
                "06/10/2022",
                "500",
                "490",
                "480",
                "200",
                "240",
                "30",
                "10",
                "",
                "Đếm lại",
                seen);
        return saveSurvey.save(demo.actor("nhattan-canbo"), demo.unit("nhattan"), 2022, survey, true);
    }

    /** First days of the years of which 440 satisfied are recorded. */
    private List<LocalDate> satisfied() {
        return jdbc.sql("""
                        select f.starts from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code = 'satisfaction_satisfied' and f.unit_id = :unit and f.value = 440
                        """)
                .param("unit", demo.unit("nhattan"))
                .query(LocalDate.class)
                .list();
    }

    /** The database works periods of a file out by itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 14, 20, 27, 31})
    void theDatabaseKnowsEveryCalendar(int closesOn) {
        Calendar calendar = new Calendar(closesOn, 3);
        publish("t", closesOn, 3);
        StringBuilder file = new StringBuilder("unit_code,metric,period,value,register,source\n");
        for (int month = 1; month <= 10; month++) {
            file.append("00094,crimes_occurred,2023-%02d,8%02d,,\n".formatted(month, month));
        }
        file.append("00094,population,2022,54321,,\n");
        long id = importFigures.bring(
                demo.actor("hn-canbo"), "a.csv", file.toString().getBytes(StandardCharsets.UTF_8), calendar);
        work.run();
        importFigures.load(demo.actor("hn-canbo"), id, 2, false, "đối chiếu", true);
        work.run();
        for (int month = 1; month <= 10; month++) {
            assertThat(starts("8%02d".formatted(month)))
                    .containsExactly(calendar.month(YearMonth.of(2023, month)).starts());
        }
        assertThat(starts("54321")).containsExactly(calendar.year(2022).starts());
    }

    private String page(String period) {
        return "/indicators/" + demo.unit("nhattan") + "/" + period + "?closes=20";
    }

    private List<LocalDate> starts(String value) {
        return jdbc.sql(
                        "select starts from indicators.figure where unit_id = :unit and value = :value::numeric order by 1")
                .param("unit", demo.unit("nhattan"))
                .param("value", value)
                .query(LocalDate.class)
                .list();
    }

    private Reading read(Calendar calendar, Instant at) {
        return figures.read(demo.unit("nhattan"), Set.of("crimes_occurred"), 2023, null, TODAY, at, calendar)
                .get(0);
    }

    private void save(Period period, String value, String reason) {
        long unit = demo.unit("nhattan");
        enterFigures.save(
                demo.actor("nhattan-canbo"),
                unit,
                period,
                new TypedFigures(
                        Map.of("crimes_occurred", value), "", "Báo cáo", reason, unitFigures.lastEntry(unit, period)),
                true);
    }

    private long publish(String version, int closesOn, int daysToReport) {
        String file = PackFixture.small()
                .replace(
                        "version: \"t\"",
                        "version: \"%s\"\n  closes_on: %d\n  days_to_report: %d"
                                .formatted(version, closesOn, daysToReport));
        long draft = drafting.start(demo.actor("v05-canbo"), PackFixture.read(file));
        return publishing.publish(demo.actor("v05-lanhdao"), draft, 1);
    }
}
