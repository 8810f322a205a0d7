package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/**
 * What holds the wards of Hà Nội back, by the figures that they reported: of one of its wards under way, hn-p4, a serious crime of
 * 2023 is reported, and no gang crime of any.
 */
@ApplicationTest
class HoldingBackTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    private static final String NO_SERIOUS_CRIME = "14";
    private static final String NO_GANG_CRIME = "15";

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HoldingBack holdingBack;

    @Test
    void wardsUnderWayThatTheirFiguresFailAreCountedBesideWhatTheySay() {
        HeldBack before = line(demo.cohort2023(), NO_SERIOUS_CRIME);
        assertThat(before.byFigures()).isEqualTo(1);
        assertThat(line(demo.cohort2023(), NO_GANG_CRIME).byFigures()).isZero();
        reported("serious_crimes", "hn-p5", 2);
        assertThat(line(demo.cohort2023(), NO_SERIOUS_CRIME)).isEqualTo(before.withFigures(2));
        reported("serious_crimes", "hn-p2", 1);
        reported("serious_crimes", "catbi", 1);
        assertThat(line(demo.cohort2023(), NO_SERIOUS_CRIME).byFigures())
                .as("neither a ward that is decided nor one of another province")
                .isEqualTo(2);
        assertThat(line(demo.cohort2023(), NO_GANG_CRIME).byFigures()).isZero();
        assertThat(holdingBack.of(demo.unit("hn"), TODAY))
                .as("nobody asked for figures")
                .isNotEmpty()
                .allMatch(each -> each.byFigures() == 0);
    }

    @Test
    void whereMostFailComesFirstWhetherFiguresSaySoOrTheWards() {
        reported("gang_crimes", "nhattan", 1);
        for (int number = 1; number <= 14; number++) {
            reported("gang_crimes", "hn-p" + number, 1);
        }
        HeldBack first = lines().get(0);
        assertThat(first.code()).isEqualTo(NO_GANG_CRIME);
        assertThat(first.byFigures()).isEqualTo(first.wards());
        assertThat(first.byFigures()).isGreaterThan(first.notMet());
        assertThat(lines())
                .isSortedAccordingTo((one, other) ->
                        Math.max(other.notMet(), other.byFigures()) - Math.max(one.notMet(), one.byFigures()));
    }

    @Test
    void figuresAreThoseOfTheNewestCohortAlone() {
        demo.openDossier("hn-p4");
        long other = jdbc.sql("update campaigns.cohort set year = 2021 where year = 2030 returning id")
                .query(Long.class)
                .single();
        assertThat(lines())
                .filteredOn(each -> each.code().equals(NO_SERIOUS_CRIME))
                .extracting(HeldBack::cohortId, HeldBack::byFigures)
                .containsExactlyInAnyOrder(tuple(demo.cohort2023(), 1), tuple(other, 0));
    }

    private List<HeldBack> lines() {
        return holdingBack.withFigures(demo.actor("v05-canbo"), demo.unit("hn"));
    }

    private HeldBack line(long cohort, String criterion) {
        return lines().stream()
                .filter(each -> each.cohortId() == cohort && each.code().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    /** A ward's figure of October 2023. */
    private void reported(String metric, String ward, int value) {
        assertThat(jdbc.sql("""
                        update indicators.figure set value = :value
                        where unit_id = :unit and starts = date '2023-09-15' and metric_id = (select id from indicators.metric where code = :metric)
                        """)
                        .param("value", value)
                        .param("unit", demo.unit(ward))
                        .param("metric", metric)
                        .update())
                .isEqualTo(1);
    }
}
