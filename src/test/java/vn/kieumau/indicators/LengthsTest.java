package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;

/** Figures of quarters, half-years and years, made from months. */
@ApplicationTest
class LengthsTest {
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

    @ParameterizedTest
    @CsvSource({
        "nhattan-canbo, hn",
        "nhattan-canbo, nhattan",
        "hp-canbo, hn",
        "hn-canbo, hp",
        "hn-canbo, nhattan",
        "hn-canbo, hn-tayho"
    })
    void onlyAProvinceInReachIsTakenApart(String login, String unit) throws Exception {
        assertThatThrownBy(() -> total(login, "crimes_occurred", Length.YEAR, 11, demo.unit(unit), null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(KernelRefusal.NOT_FOUND));
        web.perform(Browse.get(login, "/indicators/totals?under=" + demo.unit(unit)))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsNoLengthIsNotThere() throws Exception {
        web.perform(Browse.get("hn-canbo", "/indicators/totals?every=week")).andExpect(status().isNotFound());
        web.perform(Browse.get("hn-canbo", "/indicators/totals?every=QUARTER")).andExpect(status().isNotFound());
    }

    @Test
    void quartersAndHalvesAreSumsOfTheirMonthsBesideThoseOfTheYearBefore() {
        List<FigureSeries.Point> months = points("crimes_occurred", Length.MONTH);
        List<FigureSeries.Point> quarters = points("crimes_occurred", Length.QUARTER);
        List<FigureSeries.Point> halves = points("crimes_occurred", Length.HALF_YEAR);
        assertThat(months).hasSize(12);
        assertThat(quarters).hasSize(4);
        assertThat(halves).hasSize(2);
        for (int i = 0; i < 3; i++) {
            assertThat(quarters.get(i).value()).isEqualByComparingTo(sum(months.subList(3 * i, 3 * i + 3), false));
            assertThat(quarters.get(i).compared()).isEqualByComparingTo(sum(months.subList(3 * i, 3 * i + 3), true));
        }
        assertThat(halves.get(0).value()).isEqualByComparingTo(sum(months.subList(0, 6), false));
        assertThat(halves.get(0).compared()).isEqualByComparingTo(sum(months.subList(0, 6), true));
    }

    @Test
    void withoutAMonthAPeriodIsIncompleteAndSaysWhich() throws Exception {
        FigureSeries.Point fourth = points("crimes_occurred", Length.QUARTER).get(3);
        assertThat(fourth.value()).isNull();
        assertThat(fourth.missing()).containsExactly(YearMonth.of(2023, 12));
        jdbc.sql("""
                        delete from indicators.figure where unit_id = :unit and starts = date '2023-01-15'
                          and metric_id = (select id from indicators.metric where code = 'crimes_occurred')
                        """).param("unit", demo.unit("nhattan")).update();
        FigureSeries.Point first = points("crimes_occurred", Length.QUARTER).get(0);
        assertThat(first.value()).isNull();
        assertThat(first.missing()).containsExactly(YearMonth.of(2023, 2));
        web.perform(Browse.get("nhattan-canbo", seriesPage("crimes_occurred", "quarter")))
                .andExpect(content().string(containsString("chưa đủ, thiếu tháng 02/2023")))
                .andExpect(content().string(containsString("Quý 1/2023")));
        web.perform(Browse.get("nhattan-canbo", seriesPage("crimes_occurred", "half_year") + "&lang=en"))
                .andExpect(content().string(containsString("incomplete, without 02/2023")))
                .andExpect(content().string(containsString("First half of 2023")));
    }

    /** What happened to the unit or the definition between the years compared is stated too. */
    @Test
    void aYearIsComparedWithABaselineAndTheBreaksBetweenAreStated() throws Exception {
        Metric crimes = metrics.find("crimes_occurred").orElseThrow();
        jdbc.sql("""
                        insert into indicators.figure
                        select metric_id, (starts - interval '3 years')::date, unit_id, value + 40, (
                            select max(id) from indicators.metric_definition where metric_id <> f.metric_id), entry_id, zero_register, source,
                            recorded_by, recorded_at, first_at, illustrative
                        from indicators.figure f where unit_id = :unit and metric_id = :metric and starts = date '2022-12-15'
                        """)
                .param("unit", demo.unit("nhattan"))
                .param("metric", crimes.id())
                .update();
        FigureSeries.Series found = series.of(
                demo.actor("nhattan-canbo"), demo.unit("nhattan"), crimes, 2023, 2020, Length.MONTH, Calendar.DEFAULT);
        assertThat(found.points()).hasSize(12);
        FigureSeries.Point january = found.points().get(0);
        assertThat(january.compared()).isEqualByComparingTo(january.value().add(BigDecimal.valueOf(40)));
        assertThat(found.points().get(1).compared()).isNull();
        assertThat(found.breaks())
                .filteredOn(each -> each.change() == FigureSeries.Change.DEFINITION)
                .extracting(FigureSeries.Break::first)
                .containsExactly(YearMonth.of(2023, 1));
        web.perform(Browse.get("nhattan-canbo", seriesPage("crimes_occurred", "month") + "&against=2020"))
                .andExpect(content().string(containsString("<th scope=\"col\" class=\"num\">2020</th>")));
        for (String never : List.of("2023", "2024", "1999", "x")) {
            web.perform(Browse.get("nhattan-canbo", seriesPage("crimes_occurred", "month") + "&against=" + never))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void ofWhatStandsAtAnEndTheLastMonthCounts() {
        List<FigureSeries.Point> months = points("addicts", Length.MONTH);
        List<FigureSeries.Point> quarters = points("addicts", Length.QUARTER);
        for (int i = 0; i < 3; i++) {
            assertThat(quarters.get(i).value())
                    .isEqualByComparingTo(months.get(3 * i + 2).value());
        }
    }

    @Test
    void whatIsComputedIsComputedFromTheSums() {
        BigDecimal solved = points("crimes_solved", Length.HALF_YEAR).get(0).value();
        BigDecimal occurred = points("crimes_occurred", Length.HALF_YEAR).get(0).value();
        assertThat(points("clearance_rate", Length.HALF_YEAR).get(0).value().doubleValue())
                .isCloseTo(solved.doubleValue() / occurred.doubleValue(), org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void yearsStandAloneAndWhatIsReportedByTheYearHasNoShorterPeriod() {
        List<FigureSeries.Point> years = points("crimes_occurred", Length.YEAR);
        assertThat(years)
                .hasSize(6)
                .allSatisfy(each -> assertThat(each.compared()).isNull());
        assertThat(years.get(4).value())
                .isEqualByComparingTo(points("crimes_occurred", Length.HALF_YEAR).stream()
                        .map(FigureSeries.Point::compared)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(points("population", Length.QUARTER)).isEqualTo(points("population", Length.YEAR));
    }

    @Test
    void aBreakIsStatedInTheQuarterInWhichItLies() throws Exception {
        jdbc.sql("""
                        update indicators.figure set definition_id = (
                            select d.id from indicators.metric_definition d where d.metric_id = figure.metric_id order by valid_from desc limit 1)
                        where unit_id = :unit and starts >= date '2023-06-15'
                          and metric_id = (select id from indicators.metric where code = 'serious_fires')
                        """).param("unit", demo.unit("nhattan")).update();
        assertThat(of("serious_fires", Length.QUARTER).breaks())
                .filteredOn(each -> each.change() == FigureSeries.Change.DEFINITION)
                .extracting(FigureSeries.Break::first)
                .containsExactly(YearMonth.of(2023, 7));
        web.perform(Browse.get("nhattan-canbo", seriesPage("serious_fires", "quarter")))
                .andExpect(content().string(containsString("class=\"break\"")))
                .andExpect(content().string(containsString("định nghĩa thay đổi")));
    }

    @Test
    void totalsAreOfThePeriodThatHoldsTheMonth() {
        FigureTotals.Totals quarter = total("v05-canbo", "crimes_occurred", Length.QUARTER, 8, 0, null);
        assertThat(quarter.period().starts()).isEqualTo(LocalDate.of(2023, 6, 15));
        assertThat(quarter.to()).isEqualTo(LocalDate.of(2023, 9, 14));
        assertThat(quarter.whole().value()).isEqualByComparingTo(reported("2023-06-15", "2023-08-15"));
        assertThat(total("v05-canbo", "crimes_occurred", Length.MONTH, 8, 0, null)
                        .whole()
                        .value())
                .isEqualByComparingTo(reported("2023-07-15", "2023-07-15"));
        assertThat(total("v05-canbo", "crimes_occurred", Length.HALF_YEAR, 2, 0, null)
                        .whole()
                        .value())
                .isEqualByComparingTo(reported("2022-12-15", "2023-05-15"));
        FigureTotals.Totals toCome = total("v05-canbo", "crimes_occurred", Length.MONTH, 12, 0, null);
        assertThat(toCome.to()).isBefore(toCome.period().starts());
        assertThat(toCome.whole().value()).isNull();
        assertThat(total("v05-canbo", "population", Length.QUARTER, 8, 0, null)
                        .period()
                        .months())
                .isEqualTo(12);
    }

    /** Of what stands at an end a unit that lacks the last month gives no figure; it has reported all the same. */
    @Test
    void aUnitThatLacksAMonthHasReportedButNotAllOfIt() {
        FigureTotal before =
                total("v05-canbo", "addicts", Length.YEAR, 11, 0, null).whole();
        jdbc.sql("""
                        delete from indicators.figure where unit_id = :unit and starts = date '2023-10-15'
                          and metric_id = (select id from indicators.metric where code = 'addicts')
                        """).param("unit", demo.unit("nhattan")).update();
        FigureTotal after =
                total("v05-canbo", "addicts", Length.YEAR, 11, 0, null).whole();
        assertThat(after.value()).isLessThan(before.value());
        assertThat(after.reported()).isEqualTo(before.reported());
        assertThat(after.complete()).isEqualTo(before.complete() - 1);
    }

    @Test
    void theCommunesOfAProvinceComeToTheProvince() throws Exception {
        long hn = demo.unit("hn");
        FigureTotal province = total("v05-canbo", "crimes_occurred", Length.YEAR, 11, 0, null).units().stream()
                .filter(each -> each.unitId() == hn)
                .findFirst()
                .orElseThrow();
        FigureTotals.Totals communes = total("hn-canbo", "crimes_occurred", Length.YEAR, 11, hn, null);
        assertThat(communes.whole().value()).isEqualByComparingTo(province.value());
        assertThat(communes.whole().units()).isEqualTo(province.units());
        assertThat(communes.units())
                .extracting(FigureTotal::unitId)
                .contains(demo.unit("nhattan"))
                .doesNotContain(demo.unit("hungvuong"));
        StringBuilder pages = new StringBuilder();
        for (int page = 1; page <= 3; page++) {
            String address = "/indicators/totals?metric=crimes_occurred&size=250&under=" + hn + "&page=" + page;
            pages.append(web.perform(Browse.get("hn-canbo", address))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8));
        }
        assertThat(pages)
                .containsOnlyOnce("Phường Nhật Tân")
                .contains("/indicators/" + demo.unit("nhattan") + "/series/crimes_occurred?year=2023")
                .doesNotContain("Phường Hùng Vương");
        web.perform(Browse.get("hn-canbo", "/indicators/totals?metric=crimes_occurred"))
                .andExpect(content().string(containsString("under=" + hn)));
    }

    /** A correction changes what is known from its day on. */
    @Test
    void totalsAreAsTheyWereKnownOnADay() {
        BigDecimal now = total("v05-canbo", "crimes_occurred", Length.MONTH, 10, 0, null)
                .whole()
                .value();
        jdbc.sql("""
                        with gone as (
                            delete from indicators.figure where unit_id = :unit and starts = date '2023-09-15'
                              and metric_id = (select id from indicators.metric where code = 'crimes_occurred') returning *
                        ), put_aside as (
                            insert into indicators.figure_before (metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source,
                                recorded_by, recorded_at, first_at, illustrative, replaced_entry, replaced_by, replaced_at, reason)
                            select metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source, recorded_by, recorded_at, first_at,
                                illustrative, entry_id, recorded_by, timestamptz '2023-11-10 09:00+07', 'đếm sót' from gone
                        )
                        insert into indicators.figure select metric_id, starts, unit_id, value + 500, definition_id, entry_id, zero_register, source,
                            recorded_by, timestamptz '2023-11-10 09:00+07', first_at, illustrative from gone
                        """).param("unit", demo.unit("nhattan")).update();
        for (LocalDate day : List.of(LocalDate.of(2023, 11, 10), LocalDate.of(2023, 11, 24))) {
            assertThat(total("v05-canbo", "crimes_occurred", Length.MONTH, 10, 0, day)
                            .whole()
                            .value())
                    .isEqualByComparingTo(now.add(BigDecimal.valueOf(500)));
        }
        assertThat(total("v05-canbo", "crimes_occurred", Length.MONTH, 10, 0, LocalDate.of(2023, 11, 9))
                        .whole()
                        .value())
                .isEqualByComparingTo(now);
        assertThat(total("v05-canbo", "crimes_occurred", Length.MONTH, 10, 0, LocalDate.of(2023, 10, 14))
                        .whole()
                        .value())
                .isNull();
    }

    private FigureTotals.Totals total(
            String login, String metric, Length length, int month, long under, LocalDate day) {
        return totals.of(
                demo.actor(login),
                metrics.find(metric).orElseThrow(),
                length,
                YearMonth.of(2023, month),
                Calendar.DEFAULT,
                under,
                new AsOf(day, demo.actor(login).today(), false));
    }

    private BigDecimal reported(String from, String to) {
        return jdbc.sql("""
                        select sum(f.value) from indicators.figure f join indicators.metric m on m.id = f.metric_id
                        where m.code = 'crimes_occurred' and f.starts between :from::date and :to::date
                        """)
                .param("from", from)
                .param("to", to)
                .query(BigDecimal.class)
                .single();
    }

    private String seriesPage(String metric, String every) {
        return "/indicators/" + demo.unit("nhattan") + "/series/" + metric + "?year=2023&every=" + every;
    }

    private FigureSeries.Series of(String metric, Length length) {
        return series.of(
                demo.actor("nhattan-canbo"),
                demo.unit("nhattan"),
                metrics.find(metric).orElseThrow(),
                2023,
                2022,
                length,
                Calendar.DEFAULT);
    }

    private List<FigureSeries.Point> points(String metric, Length length) {
        return of(metric, length).points();
    }

    private static BigDecimal sum(List<FigureSeries.Point> points, boolean yearBefore) {
        return points.stream()
                .map(each -> yearBefore ? each.compared() : each.value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
