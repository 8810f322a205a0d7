package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.kieumau.support.Refusals.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Period;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** Metrics that are reported by the quarter and the half-year; 24/11/2023 lies in the last quarter. */
@ApplicationTest
class ReportedByQuarterTest {
    static final Period THIRD = Reporting.period("2023-Q3", Calendar.DEFAULT);
    static final Period LAST = Reporting.period("2023-Q4", Calendar.DEFAULT);

    @Autowired
    EnterFigures enterFigures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    Figures figures;

    @Autowired
    FigureSeries series;

    @Autowired
    FigureTotals totals;

    @Autowired
    Metrics metrics;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    private long nhattan;

    @BeforeEach
    void fourAndFiveAndSix() {
        nhattan = demo.unit("nhattan");
        jdbc.sql("""
                        update indicators.figure f set value = 3 + extract(quarter from starts + 31)
                        from indicators.metric m where m.id = f.metric_id and m.code = 'residents_meetings'
                          and f.unit_id = :unit and starts between '2022-12-15' and '2023-11-14'
                        """).param("unit", nhattan).update();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11, residents_meetings",
        "2023-H1, residents_meetings",
        "2023, residents_meetings",
        "2023-Q3, crimes_occurred",
        "2023-Q3, listening_forums",
        "2023-Q3, population"
    })
    void aMetricIsReportedAtItsLengthOnly(String period, String metric) {
        refused(
                IndicatorsRefusal.NO_SUCH_METRIC,
                () -> save(Reporting.period(period, Calendar.DEFAULT), Map.of(metric, "1"), "Đếm lại"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2023-Q5", "/2023-Q0", "/2023-H3", "/2023-q1", "/2014-Q1", "/2023-Q1?closes=20"})
    void whatIsNoPeriodIsNotThere(String page) throws Exception {
        web.perform(Browse.get("nhattan-canbo", "/indicators/" + nhattan + page))
                .andExpect(status().isNotFound());
    }

    @Test
    void anotherWardIsNotThere() throws Exception {
        web.perform(Browse.get("hungvuong-canbo", "/indicators/" + nhattan + "/2023-Q3"))
                .andExpect(status().isNotFound());
        web.perform(Browse.post("nhattan-truong", "/indicators/" + nhattan + "/2023-Q3"))
                .andExpect(status().isForbidden());
    }

    @Test
    void aQuarterThatHasNotBegunHasNoFigures() {
        refused(IndicatorsRefusal.PERIOD_NOT_BEGUN, () -> save(LAST.plus(1), Map.of("residents_meetings", "1"), ""));
    }

    @Test
    void theQuarterIsEnteredOnItsPageAndCorrectedWithAReason() throws Exception {
        int entries = demo.audited("ENTER_FIGURES", "indicators.entry");
        String page = "/indicators/" + nhattan + "/2023-Q3";
        web.perform(Browse.get("nhattan-canbo", page))
                .andExpect(content().string(containsString("Số liệu Quý 3/2023: Phường Nhật Tân")))
                .andExpect(content().string(containsString("Từ 15/06/2023 đến 14/09/2023")))
                .andExpect(content().string(containsString("name=\"value[residents_meetings]\"")))
                .andExpect(content().string(not(containsString("name=\"value[crimes_occurred]\""))))
                .andExpect(content().string(not(containsString("name=\"value[listening_forums]\""))));
        refused(IndicatorsRefusal.CHANGE_NEEDS_REASON, () -> save(THIRD, Map.of("residents_meetings", "9"), ""));
        web.perform(Browse.post("nhattan-canbo", page)
                        .param("seen", String.valueOf(unitFigures.lastEntry(nhattan, THIRD)))
                        .param("reason", "Đếm sót")
                        .param("value[residents_meetings]", "9"))
                .andExpect(redirectedUrl(page));
        web.perform(Browse.get("nhattan-canbo", page)).andExpect(content().string(containsString("Trước đó: 6")));
        assertThat(read("residents_meetings").value()).isEqualByComparingTo("18");
        assertThat(demo.audited("ENTER_FIGURES", "indicators.entry")).isEqualTo(entries + 1);
    }

    /** A figure of a quarter that has not ended is kept, and counts from its end on. */
    @Test
    void theQuartersThatHaveClosedMakeTheYearSoFar() {
        save(LAST, Map.of("residents_meetings", "100"), "");
        Reading year = read("residents_meetings");
        assertThat(year.value()).isEqualByComparingTo("15");
        assertThat(year.to()).isEqualTo(LocalDate.of(2023, 9, 14));
        assertThat(known().of(nhattan)).containsEntry("residents_meetings", 15L);
        assertThat(on(LocalDate.of(2023, 12, 15)).value()).isEqualByComparingTo("115");
        assertThat(on(LocalDate.of(2023, 2, 1)).value()).isNull();
        assertThat(on(LocalDate.of(2023, 2, 1)).missing()).isEmpty();
    }

    @Test
    void aQuarterThatIsMissingIsNamedByItsFirstMonth() {
        delete("residents_meetings", "2023-03-15");
        Reading year = read("residents_meetings");
        assertThat(year.value()).isNull();
        assertThat(year.partial()).isEqualByComparingTo("10");
        assertThat(year.missing()).containsExactly(YearMonth.of(2023, 4));
        KnownFigures all = known();
        assertThat(all.of(nhattan)).doesNotContainKey("residents_meetings");
        assertThat(all.atLeast(nhattan)).containsEntry("residents_meetings", 10L);
    }

    /** Of each metric and slot the single unit's reading is what rules are given of the whole country. */
    @Test
    void readAloneAndAmongAllIsTheSame() {
        Set<String> codes =
                Set.of("residents_meetings", "listening_forums", "crimes_occurred", "addicts", "population");
        KnownFigures all = figures.readAll(List.of(nhattan), codes, 2023, 2022, today(), moment(), Calendar.DEFAULT);
        List<Reading> alone = figures.read(nhattan, codes, 2023, 2022, today(), moment(), Calendar.DEFAULT);
        assertThat(alone)
                .hasSize(15)
                .allSatisfy(each -> assertThat(
                                all.of(nhattan).get(each.metric() + each.slot().suffix()))
                        .as("%s %s", each.metric(), each.slot())
                        .isEqualTo(each.value() == null ? null : each.value().longValueExact()));
    }

    @Test
    void seriesAndTotalsAreOfQuartersAtLeast() {
        assertThat(points("residents_meetings", Length.MONTH))
                .extracting(each -> each.period().code())
                .containsExactly("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4");
        assertThat(points("residents_meetings", Length.HALF_YEAR).get(0).value())
                .isEqualByComparingTo("9");
        assertThat(points("listening_forums", Length.QUARTER))
                .extracting(each -> each.period().code())
                .containsExactly("2023-H1", "2023-H2");
        FigureTotals.Totals third = total("residents_meetings", Length.QUARTER);
        delete("residents_meetings", "2023-06-15");
        FigureTotals.Totals without = total("residents_meetings", Length.QUARTER);
        assertThat(third.whole().value().subtract(without.whole().value())).isEqualByComparingTo("6");
        assertThat(third.whole().complete() - without.whole().complete()).isEqualTo(1);
        assertThat(third.period()).isEqualTo(THIRD);
        FigureTotal year = total("residents_meetings", Length.YEAR).whole();
        assertThat(year.reported() - year.complete()).as("who lacks a quarter").isPositive();
        assertThat(total("listening_forums", Length.QUARTER).period().code()).isEqualTo("2023-H2");
    }

    @Test
    void whoOwesTheQuarterIsListedAndWhoWasLateToo() throws Exception {
        web.perform(Browse.get("hn-canbo", "/indicators?every=quarter&q=nhat tan"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Quý 3/2023")))
                .andExpect(content()
                        .string(containsString("Kỳ Quý 3/2023: từ 15/06/2023 đến 14/09/2023; hạn báo cáo 17/09/2023")))
                .andExpect(content().string(containsString("/indicators/" + nhattan + "/2023-Q3")))
                .andExpect(content().string(containsString("1/1")));
        delete("residents_meetings", "2023-06-15");
        assertThat(listed("missing")).isEqualTo(1);
        assertThat(listed("late")).isZero();
        save(THIRD, Map.of("residents_meetings", "6"), "Nộp muộn");
        assertThat(listed("missing")).isZero();
        assertThat(listed("late")).isEqualTo(1);
    }

    private long listed(String show) {
        return unitFigures
                .page(demo.actor("hn-canbo"), THIRD, "nhat tan", show, new Paging(1, 10))
                .total();
    }

    private Reading read(String metric) {
        return figures.read(nhattan, Set.of(metric), 2023, null, today(), moment(), Calendar.DEFAULT)
                .get(0);
    }

    private Reading on(LocalDate day) {
        return figures.read(nhattan, Set.of("residents_meetings"), 2023, null, day, moment(), Calendar.DEFAULT)
                .get(0);
    }

    private KnownFigures known() {
        return figures.readAll(
                List.of(nhattan), Set.of("residents_meetings"), 2023, null, today(), moment(), Calendar.DEFAULT);
    }

    private LocalDate today() {
        return demo.actor("nhattan-canbo").today();
    }

    private Instant moment() {
        return LocalDate.of(2024, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private List<FigureSeries.Point> points(String metric, Length length) {
        return series.of(
                        demo.actor("nhattan-canbo"),
                        nhattan,
                        metrics.find(metric).orElseThrow(),
                        2023,
                        2022,
                        length,
                        Calendar.DEFAULT)
                .points();
    }

    private FigureTotals.Totals total(String metric, Length length) {
        return totals.of(
                demo.actor("v05-canbo"),
                metrics.find(metric).orElseThrow(),
                length,
                YearMonth.of(2023, 8),
                Calendar.DEFAULT,
                0,
                new AsOf(null, today(), false));
    }

    private void delete(String metric, String starts) {
        int gone = jdbc.sql("""
                        delete from indicators.figure where unit_id = :unit and starts = :starts::date
                          and metric_id = (select id from indicators.metric where code = :metric)
                        """)
                .param("unit", nhattan)
                .param("starts", starts)
                .param("metric", metric)
                .update();
        assertThat(gone).isEqualTo(1);
    }

    private int save(Period period, Map<String, String> values, String reason) {
        return enterFigures.save(
                demo.actor("nhattan-canbo"),
                nhattan,
                period,
                new TypedFigures(values, "Sổ", "Báo cáo", reason, unitFigures.lastEntry(nhattan, period)),
                true);
    }
}
