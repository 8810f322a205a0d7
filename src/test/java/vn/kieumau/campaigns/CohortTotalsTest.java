package vn.kieumau.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoReorganisation;

/** What a cohort counts on a day, in the tree of that day or in today's. */
@ApplicationTest
class CohortTotalsTest {
    private static final LocalDate AFTER = DemoReorganisation.DAY;
    private static final List<ToIntFunction<CohortTotal>> FIGURES =
            List.of(CohortTotal::proposed, CohortTotal::registered, CohortTotal::recognised);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Demo demo;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Registrations registrations;

    @Autowired
    DemoReorganisation reorganisation;

    @Test
    void nobodyCountsUnitsOutOfReach() {
        CohortTotal own = provinces("hp-canbo", today("hp-canbo")).get(0);
        assertThat(provinces("hp-canbo", today("hp-canbo"))).containsExactly(own);
        assertThat(own.unitId()).isEqualTo(demo.unit("hp"));
        assertThat(communes("hp-canbo", demo.unit("hn"), today("hp-canbo"))).isEmpty();
        assertThat(provinces("hp-canbo", on("2026-05-01")))
                .as("the province that came of it")
                .extracting(CohortTotal::registered)
                .containsExactly(own.registered());
        assertThat(provinces("nhattan-canbo", today("nhattan-canbo")))
                .as("a ward has no total of its province")
                .isEmpty();
    }

    @Test
    void aRegistrationIsInTheStateOfTheDay() {
        long registration = jdbc.sql(
                        "select id from campaigns.registration where unit_id = :unit and cohort_id = :cohort")
                .param("unit", demo.unit("hn-p2"))
                .param("cohort", demo.cohort2023())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        update campaigns.registration set proposed_at = '2023-02-10 23:59:59+07', confirmed_at = '2023-02-12 00:00:00+07',
                            decided_on = '2023-06-30', state = 'recognised' where id = :id
                        """).param("id", registration).update();
        assertThat(stateOn(registration, "2023-02-09")).isNull();
        assertThat(stateOn(registration, "2023-02-10")).isEqualTo("proposed");
        assertThat(stateOn(registration, "2023-02-11")).isEqualTo("proposed");
        assertThat(stateOn(registration, "2023-02-12")).isEqualTo("registered");
        assertThat(stateOn(registration, "2023-06-29")).isEqualTo("registered");
        assertThat(stateOn(registration, "2023-06-30")).isEqualTo("recognised");
        assertThat(rows("2023-02-09")).doesNotContain(registration);
        assertThat(rows("2023-02-10")).contains(registration);
    }

    @Test
    void beforeItsFirstDayACohortCountsNothing() {
        jdbc.sql("update campaigns.cohort set opened_at = '2023-01-05 08:00:00+07'")
                .update();
        assertThat(cohorts.all(demo.actor("v05-canbo"), on("2023-01-04"))).isEmpty();
        assertThat(cohorts.all(demo.actor("v05-canbo"), on("2023-01-05"))).hasSize(1);
        assertThat(provinces("v05-canbo", on("2020-01-01"))).isEmpty();
    }

    /** Whatever the day and the tree, nothing is counted twice and nothing is lost. */
    @Test
    void theLinesOfATotalAddUp() {
        demo.openDossier("hn-p3");
        reorganisation.apply(
                "hn-p1,whole,99901,Phường Minh Hoạ,Phường,01,NQ;hn-p2,part,99901,,,,NQ;hn-p2,remainder,99903,Phường Khác,Phường,31,NQ");
        Actor reader = demo.actor("v05-canbo");
        for (String day : List.of("2023-06-30", "2023-11-24", "2025-06-30", "2025-07-01", "2026-12-31", "2027-01-01")) {
            for (boolean inTodaysTree : new boolean[] {false, true}) {
                AsOf asOf = new AsOf(LocalDate.parse(day), reader.today(), inTodaysTree);
                Cohort cohort = cohorts.find(reader, demo.cohort2023(), asOf).orElseThrow();
                List<CohortTotal> lines = provinces("v05-canbo", asOf);
                assertThat(sums(lines))
                        .as("%s", asOf)
                        .containsExactly(cohort.proposed(), cohort.registered(), cohort.recognised());
                assertThat(lines.stream().mapToInt(CohortTotal::quota).sum()).isEqualTo(cohort.quota());
                for (CohortTotal province : lines) {
                    if (!province.undivided()) {
                        assertThat(sums(communes("v05-canbo", province.unitId(), asOf)))
                                .as("%s in %s", asOf, province.name())
                                .isEqualTo(sums(List.of(province)));
                    }
                }
            }
        }
    }

    @Test
    void aWardSplitAmongProvincesStaysUndivided() {
        CohortTotal before = line(provinces("v05-canbo", on("2026-12-31")), demo.unit("hn"));
        reorganisation.apply(
                "hn-p2,part,99902,Phường Minh Hoạ,Phường,01,NQ;hn-p2,remainder,99903,Phường Khác,Phường,31,NQ");
        assertThat(provinces("v05-canbo", on("2026-12-31"))).as("as it was").contains(before);
        List<CohortTotal> after = provinces("v05-canbo", on("2027-01-01"));
        CohortTotal split = line(after, demo.unit("hn-p2"));
        assertThat(split.undivided()).isTrue();
        assertThat(split.recognised()).isEqualTo(1);
        assertThat(split.quota()).isZero();
        assertThat(line(after, demo.unit("hn")).recognised()).isEqualTo(before.recognised() - 1);
        AsOf inTodays = new AsOf(AFTER, demo.actor("v05-canbo").today(), true);
        assertThat(line(provinces("v05-canbo", inTodays), demo.unit("hn")).recognised())
                .as("in today's tree it is still one")
                .isEqualTo(before.recognised());
    }

    @Test
    void wherePeopleGoTheTotalGoesAndWhatIsMergedSaysSo() {
        reorganisation.apply(
                "hn-p1,whole,99901,Phường Minh Hoạ,Phường,01,NQ;hn-p2,people,99901,,,,NQ;hn-p2,remainder,99903,Phường Khác,Phường,31,NQ");
        List<CohortTotal> communes = communes("v05-canbo", demo.unit("hn"), on("2027-01-01"));
        CohortTotal merged = communes.stream()
                .filter(each -> each.name().equals("Phường Minh Hoạ"))
                .findFirst()
                .orElseThrow();
        assertThat(merged.ended()).isEqualTo(merged.counted()).isPositive();
        assertThat(merged.undivided()).isFalse();
        assertThat(merged.recognised()).isPositive();
        assertThat(communes).extracting(CohortTotal::unitId).doesNotContain(demo.unit("hn-p2"));
    }

    /** Nhật Tân passed into several wards on 1/7/2025: which has the title's ground, nobody may guess. */
    @Test
    void aWardOfTheArticlesSplitInTheReformIsShownWhole() {
        long nhatTan = demo.unit("nhattan");
        assertThat(line(communes("v05-canbo", demo.unit("hn"), on("2025-06-30")), nhatTan)
                        .undivided())
                .isFalse();
        CohortTotal split = line(communes("v05-canbo", demo.unit("hn"), on("2025-07-01")), nhatTan);
        assertThat(split.undivided()).isTrue();
        assertThat(split.name()).isEqualTo("Phường Nhật Tân");
    }

    private AsOf on(String day) {
        return new AsOf(LocalDate.parse(day), demo.actor("v05-canbo").today(), false);
    }

    private AsOf today(String login) {
        return AsOf.today(demo.actor(login));
    }

    private List<CohortTotal> provinces(String login, AsOf asOf) {
        return cohorts.totals(demo.actor(login), demo.cohort2023(), 0, asOf);
    }

    private List<CohortTotal> communes(String login, long province, AsOf asOf) {
        return cohorts.totals(demo.actor(login), demo.cohort2023(), province, asOf);
    }

    private static CohortTotal line(List<CohortTotal> lines, long unit) {
        return lines.stream().filter(each -> each.unitId() == unit).findFirst().orElseThrow();
    }

    private static List<Integer> sums(List<CohortTotal> lines) {
        return FIGURES.stream()
                .map(figure -> lines.stream().mapToInt(figure).sum())
                .toList();
    }

    private List<Long> rows(String day) {
        return registrations
                .page(demo.actor("v05-canbo"), demo.cohort2023(), "", "", 0, on(day), new Paging(1, 250))
                .items()
                .stream()
                .map(RegistrationLine::registrationId)
                .toList();
    }

    private String stateOn(long registration, String day) {
        return jdbc.sql("select campaigns.state_on(r, :day) from campaigns.registration r where id = :id")
                .param("day", LocalDate.parse(day))
                .param("id", registration)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }
}
