package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.indicators.FigureSeries.Change.FROM_OTHERS;
import static vn.kieumau.indicators.FigureSeries.Change.RENAMED;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

@ApplicationTest
class FigureSeriesTest {
    private static final LocalDate JOINED = LocalDate.of(2023, 3, 20);
    private static final LocalDate NAMED = LocalDate.of(2023, 6, 20);

    @Autowired
    FigureSeries figureSeries;

    @Autowired
    Metrics metrics;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aUnitThatTookInAnotherAndWasRenamedIsNotComparedUnremarked() {
        assertThat(series("crimes_occurred").breaks()).isEmpty();

        String joined = join();
        rename();
        jdbc.sql("select units.refresh(date '2023-11-24')")
                .query((row, number) -> "")
                .single();

        String now = "Phường Nhật Tân Mới, Quận Tây Hồ, Thành phố Hà Nội";
        FigureSeries.Series monthly = series("crimes_occurred");
        assertThat(monthly.breaks())
                .extracting(
                        FigureSeries.Break::change,
                        FigureSeries.Break::day,
                        FigureSeries.Break::first,
                        FigureSeries.Break::textVi)
                .containsExactly(
                        tuple(FROM_OTHERS, JOINED, YearMonth.of(2023, 4), joined),
                        tuple(RENAMED, NAMED, YearMonth.of(2023, 7), now));
        assertThat(monthly.unit().name()).isEqualTo("Phường Nhật Tân Mới");
        assertThat(monthly.points().get(0).value())
                .as("what was reported before stays")
                .isNotNull();
        assertThat(series("population").breaks())
                .extracting(FigureSeries.Break::change, FigureSeries.Break::first)
                .containsExactly(tuple(FROM_OTHERS, YearMonth.of(2023, 1)), tuple(RENAMED, YearMonth.of(2023, 1)));
        assertThat(figureSeries
                        .of(
                                demo.actor("v05-canbo"),
                                demo.unit("nhattan"),
                                metric("crimes_occurred"),
                                2022,
                                2021,
                                Length.MONTH,
                                Calendar.DEFAULT)
                        .breaks())
                .as("both lie after these years")
                .isEmpty();
    }

    private FigureSeries.Series series(String metric) {
        return figureSeries.of(
                demo.actor("v05-canbo"),
                demo.unit("nhattan"),
                metric(metric),
                2023,
                2022,
                Length.MONTH,
                Calendar.DEFAULT);
    }

    private Metric metric(String code) {
        return metrics.find(code).orElseThrow();
    }

    /** @return what the unit was called that passed into it */
    private String join() {
        long other = jdbc.sql("""
                        select p.unit_id from units.v_place p where p.level = 'commune' and p.valid @> :day::date and p.unit_id <> :unit
                          and p.parent_id = (select parent_id from units.v_place where unit_id = :unit and valid @> :day::date)
                        order by p.unit_id limit 1
                        """)
                .param("unit", demo.unit("nhattan"))
                .param("day", JOINED)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        update units.unit_version set valid = daterange(lower(valid), :day) where unit_id = :other and valid @> :day::date
                        """).param("day", JOINED).param("other", other).update();
        jdbc.sql("""
                        insert into units.succession (from_id, to_id, part, day, legal_basis) values (:other, :unit, 'whole', :day, 'thử')
                        """)
                .param("other", other)
                .param("unit", demo.unit("nhattan"))
                .param("day", JOINED)
                .update();
        return jdbc.sql("select name from units.unit_version where unit_id = :other and upper(valid) = :day")
                .param("other", other)
                .param("day", JOINED)
                .query(String.class)
                .single();
    }

    private void rename() {
        jdbc.sql("""
                        with old as (
                            update units.unit_version set valid = daterange(lower(valid), :day) where unit_id = :unit and valid @> :day::date
                            returning code, type, level, parent_id
                        ), later as (
                            select upper(valid) as until from units.unit_version where unit_id = :unit and valid @> :day::date
                        )
                        insert into units.unit_version (unit_id, code, name, type, level, parent_id, valid)
                        select :unit, code, 'Phường Nhật Tân Mới', type, level, parent_id, daterange(:day, until) from old, later
                        """).param("day", NAMED).param("unit", demo.unit("nhattan")).update();
    }
}
