package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** Totals of what is not summed up the tree; no metric that comes with the system is brought together so. */
@ApplicationTest
class FigureTotalsTest {
    @Autowired
    FigureTotals totals;

    @Autowired
    Metrics metrics;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    /** Three communes of Hà Nội, one of them without a weight, a weight without a figure, and a commune of Hải Phòng. */
    @BeforeEach
    void report() {
        jdbc.sql("""
                        delete from indicators.figure where metric_id in (
                            select id from indicators.metric where code in ('staff_present', 'population'))
                        """).update();
        List<Long> communes = jdbc.sql("""
                        select unit_id from units.v_place where level = 'commune' and path like '%Thành phố Hà Nội' and valid @> date '2023-11-24'
                          and unit_id <> :nhattan order by unit_id limit 3
                        """)
                .param("nhattan", demo.unit("nhattan"))
                .query(Long.class)
                .list();
        figure("staff_present", demo.unit("nhattan"), 90, "2023-11-10");
        figure("population", demo.unit("nhattan"), 100, "2023-11-10");
        figure("staff_present", communes.get(0), 60, "2023-11-20");
        figure("population", communes.get(0), 300, "2023-11-01");
        figure("staff_present", communes.get(1), 10, "2023-11-15");
        figure("population", communes.get(2), 5000, "2023-11-21");
        figure("staff_present", demo.unit("hungvuong"), 40, "2023-11-22");
        figure("population", demo.unit("hungvuong"), 7, "2023-11-22");
    }

    @AfterEach
    void asShipped() {
        metrics.forget();
    }

    @Test
    void aMeanIsWeightedByThoseWhoReportedBoth() {
        FigureTotals.Totals mean = of(Metric.UpTheTree.WEIGHTED_MEAN, "population");

        assertThat(province(mean, "Thành phố Hà Nội").value()).isEqualByComparingTo("67.5");
        assertThat(province(mean, "Thành phố Hà Nội").reported()).isEqualTo(3);
        assertThat(province(mean, "Thành phố Hải Phòng").value()).isEqualByComparingTo("40");
        assertThat(mean.whole().value()).as("a mean of means is none").isNull();
    }

    @Test
    void ofWhatIsTakenAsLastTheLatestReportCounts() {
        FigureTotals.Totals last = of(Metric.UpTheTree.LAST, null);

        assertThat(province(last, "Thành phố Hà Nội").value()).isEqualByComparingTo("60");
        assertThat(last.whole().value()).isNull();
    }

    @Test
    void whatIsNotBroughtTogetherHasNoTotal() {
        FigureTotals.Totals none = of(Metric.UpTheTree.NONE, null);

        assertThat(province(none, "Thành phố Hà Nội").value()).isNull();
        assertThat(province(none, "Thành phố Hà Nội").reported()).isEqualTo(3);
        assertThat(of(Metric.UpTheTree.SUM, null).whole().value()).isEqualByComparingTo("200");
    }

    private FigureTotals.Totals of(Metric.UpTheTree upTheTree, @Nullable String weight) {
        jdbc.sql("update indicators.metric set up_the_tree = :way, weight = :weight where code = 'staff_present'")
                .param("way", upTheTree.name().toLowerCase(Locale.ROOT))
                .param("weight", weight)
                .update();
        metrics.forget();
        return totals.of(
                demo.actor("v05-canbo"),
                metrics.find("staff_present").orElseThrow(),
                Length.YEAR,
                YearMonth.of(2023, 1),
                Calendar.DEFAULT,
                0,
                AsOf.today(demo.actor("v05-canbo")));
    }

    private static FigureTotal province(FigureTotals.Totals all, String name) {
        return all.units().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void figure(String metric, long unit, int value, String recordedOn) {
        jdbc.sql("""
                        insert into indicators.figure (metric_id, starts, unit_id, value, definition_id, entry_id, source, recorded_at, first_at, illustrative)
                        select m.id, date '2022-12-15', :unit, :value, (select min(d.id) from indicators.metric_definition d where d.metric_id = m.id),
                            (select max(id) from indicators.entry), '', :on::timestamptz, :on::timestamptz, true
                        from indicators.metric m where m.code = :metric
                        """)
                .param("unit", unit)
                .param("value", value)
                .param("on", recordedOn)
                .param("metric", metric)
                .update();
    }
}
