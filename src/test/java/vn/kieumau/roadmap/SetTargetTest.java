package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** Targets of Thành phố Hà Nội: 15 for 2023, 40 for 2025, 51 for 2030; and against what they are held. */
@ApplicationTest
class SetTargetTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 11, 24);

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SetTarget setTarget;

    @Autowired
    SetDenominator setDenominator;

    @Autowired
    Denominators denominators;

    @Autowired
    Targets targets;

    @Autowired
    RoadmapProvinces provinces;

    @Autowired
    Prospects prospects;

    @Test
    void whoMayNotOrIsOutOfReachSetsNothing() {
        int before = demo.audited("SET_TARGET", "roadmap.target");
        long hn = demo.unit("hn");
        for (String login : List.of("hn-lanhdao", "nhattan-canbo", "quansat", "kiemtoan", "v05-lanhdao", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> set(login, hn, 2026, 45, "vì sao"));
        }
        refused(KernelRefusal.NOT_FOUND, () -> set("hp-canbo", hn, 2026, 45, "vì sao"));
        refused(KernelRefusal.NOT_FOUND, () -> set("hn-canbo", 999_999, 2026, 45, "vì sao"));
        refused(RoadmapRefusal.NOT_A_PROVINCE, () -> set("hn-canbo", demo.unit("nhattan"), 2026, 1, ""));
        assertThat(demo.audited("SET_TARGET", "roadmap.target")).isEqualTo(before);
        assertThatThrownBy(() -> provinces.find(demo.actor("hp-canbo"), Permission.VIEW_ROADMAP, hn))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatCannotBeIsSaid() {
        long hn = demo.unit("hn");
        refused(RoadmapRefusal.YEAR_OUTSIDE, () -> set("hn-canbo", hn, 2020, 1, ""));
        refused(RoadmapRefusal.YEAR_OUTSIDE, () -> set("hn-canbo", hn, 2046, 51, ""));
        refused(KernelRefusal.NOT_A_NUMBER, () -> set("hn-canbo", hn, 2026, -1, ""));
        refused(RoadmapRefusal.TARGET_FALLS, () -> set("hn-canbo", hn, 2026, 39, ""));
        refused(RoadmapRefusal.TARGET_ABOVE_LATER, () -> set("hn-canbo", hn, 2024, 41, ""));
        refused(RoadmapRefusal.MORE_THAN_WARDS, () -> set("hn-canbo", hn, 2031, 52, ""));
        refused(KernelRefusal.MISSING, () -> set("hn-canbo", hn, 2025, 41, " \u200b"));
        refused(RoadmapRefusal.TARGET_UNCHANGED, () -> set("hn-canbo", hn, 2025, 40, "vì sao"));
        refused(
                RoadmapRefusal.DOCUMENT_WITHOUT_NUMBER,
                () -> setTarget.set(demo.actor("hn-canbo"), hn, new NewTarget(2026, 45, "", " ", TODAY), true));
        refused(
                RoadmapRefusal.DAY_AHEAD,
                () -> setTarget.set(
                        demo.actor("hn-canbo"), hn, new NewTarget(2026, 45, "", "1", TODAY.plusDays(1)), true));
        assertThat(wanted(hn)).containsExactly(tuple(2023, 15), tuple(2025, 40), tuple(2030, 51));
    }

    @Test
    void aRevisionStandsBesideWhatWasSetBefore() {
        long hn = demo.unit("hn");
        int before = demo.audited("SET_TARGET", "roadmap.target");
        set("hn-canbo", hn, 2025, 30, "Điều chỉnh theo kế hoạch mới");
        set("v05-canbo", hn, 2024, 20, "");
        assertThat(wanted(hn)).containsExactly(tuple(2023, 15), tuple(2024, 20), tuple(2025, 30), tuple(2030, 51));
        assertThat(targets.revisions(hn, new Paging(1, 50)).items())
                .extracting(Target::year, Target::wards)
                .startsWith(tuple(2024, 20), tuple(2025, 30))
                .contains(tuple(2025, 40));
        assertThat(demo.audited("SET_TARGET", "roadmap.target")).isEqualTo(before + 2);
        assertThatThrownBy(() -> jdbc.sql("update roadmap.target set wards = 1").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void wardsAreCountedOnTheYearsLastDayAndCommunesOnlyByDecision() {
        long hn = demo.unit("hn");
        assertThat(denominators.atYearEnd(hn, 2024)).isBetween(150, 200);
        assertThat(denominators.atYearEnd(hn, 2025)).isEqualTo(51);
        assertThat(country(2024)).isBetween(1_650, 1_800);
        assertThat(country(2025)).isEqualTo(687);
        Actor leader = demo.actor("v05-lanhdao");
        refused(
                KernelRefusal.NOT_PERMITTED,
                () -> setDenominator.set(demo.actor("v05-canbo"), decided(LocalDate.of(2026, 1, 1), true), true));
        refused(
                KernelRefusal.MISSING,
                () -> setDenominator.set(leader, new NewDenominator(TODAY, true, " ", TODAY, "theo yêu cầu"), true));
        refused(
                RoadmapRefusal.DAY_AHEAD,
                () -> setDenominator.set(
                        leader, new NewDenominator(TODAY, true, "1", TODAY.plusDays(1), "theo yêu cầu"), true));
        refused(RoadmapRefusal.DENOMINATOR_UNCHANGED, () -> setDenominator.set(leader, decided(TODAY, false), true));
        setDenominator.set(leader, decided(LocalDate.of(2026, 1, 1), true), true);
        refused(
                RoadmapRefusal.DENOMINATOR_BEFORE_LAST,
                () -> setDenominator.set(leader, decided(LocalDate.of(2026, 1, 1), false), true));
        assertThat(country(2025)).isEqualTo(687);
        assertThat(country(2026)).isEqualTo(3_321);
        assertThat(demo.audited("SET_DENOMINATOR", "roadmap.denominator")).isEqualTo(1);
        set("hn-canbo", hn, 2031, 52, "");
    }

    @Test
    void aSuccessorIsShownWhatWasWantedOfItsPredecessorsAndInheritsNothing() {
        long old = province("26", "valid_to = date '2025-07-01'"); // Vĩnh Phúc, which goes on in Phú Thọ
        long phuTho = province("25", "valid_from = date '2025-07-01'");
        setTarget.set(demo.actor("v05-canbo"), old, new NewTarget(2024, 3, "", "", null), true);
        assertThat(provinces.targetsOfPredecessors(phuTho))
                .extracting(
                        each -> each.predecessor().unitId(),
                        each -> each.targets().get(2024).wards())
                .containsExactly(tuple(old, 3));
        assertThat(wanted(phuTho)).isEmpty();
        assertThat(provinces.targetsOfPredecessors(demo.unit("hn"))).isEmpty();
    }

    @Test
    void aProvinceSeesItselfAloneAndV05AllWithTheirSum() {
        assertThat(provinces.of(demo.actor("nhattan-canbo"), "")).isEmpty();
        assertThat(provinces.of(demo.actor("hp-canbo"), ""))
                .extracting(Prospects.Province::unitId)
                .containsExactly(demo.unit("hp"));
        List<Prospect> all = prospects.of(provinces.of(demo.actor("v05-canbo"), ""), TODAY);
        assertThat(all).hasSize(64);
        Prospect together = all.get(63);
        assertThat(together.unitId()).isZero();
        assertThat(together.held()).isEqualTo(1);
        assertThat(together.target(2024)).isEqualTo(60 + 30);
        assertThat(together.stating().get(2024)).isEqualTo(2);
        assertThat(together.wards(2024)).isBetween(1_650, 1_800);
    }

    @Test
    void aProvinceIsBehindWhereTooFewAreRegisteredAndItSaysHowMany() {
        Prospect hn = prospects
                .of(List.of(new Prospects.Province(demo.unit("hn"), "Hà Nội")), TODAY)
                .get(0);
        assertThat(hn.held()).isEqualTo(1);
        assertThat(hn.underWay()).isEqualTo(14);
        assertThat(hn.standing()).isEqualTo(Forecast.Standing.ON_TRACK);
        assertThat(hn.lacking()).isZero();
        assertThat(hn.forecast().assumptions()).contains(Forecast.Assumption.EVERYTHING_SUCCEEDS);
        assertThat(hn.last().standing()).isEqualTo(Forecast.Standing.BEHIND);
        set("hn-canbo", demo.unit("hn"), 2023, 20, "Giao thêm");
        Prospect more = prospects
                .of(List.of(new Prospects.Province(demo.unit("hn"), "Hà Nội")), TODAY)
                .get(0);
        assertThat(more.standing()).isEqualTo(Forecast.Standing.BEHIND);
        assertThat(more.lacking()).isEqualTo(5);
        jdbc.sql("update recognition.title set state = 'revoked'").update();
        assertThat(prospects
                        .of(List.of(new Prospects.Province(demo.unit("hn"), "Hà Nội")), TODAY)
                        .get(0)
                        .held())
                .isZero();
    }

    @Test
    void threeDecidedCohortsGiveABand() {
        long hn = demo.unit("hn");
        List<String> wards = List.of("nhattan", "hn-p1", "hn-p2", "hn-p3");
        for (int year = 2030; year < 2033; year++) {
            long cohort = demo.openCohort(year);
            for (int i = 0; i < wards.size(); i++) {
                jdbc.sql("""
                                insert into campaigns.registration (cohort_id, unit_id, province_id, state, over_quota_reason, proposed_by, proposed_at,
                                    confirmed_by, confirmed_at, decided_on, illustrative)
                                select :cohort, :unit, :hn, :state, '', min(id), now(), max(id), now(), date '2023-01-01', true from accounts.account
                                """)
                        .param("cohort", cohort)
                        .param("unit", demo.unit(wards.get(i)))
                        .param("hn", hn)
                        .param("state", i < year - 2029 ? "recognised" : "not_recognised")
                        .update();
            }
        }
        Prospect prospect = prospects
                .of(List.of(new Prospects.Province(hn, "Hà Nội")), TODAY)
                .get(0);
        assertThat(prospect.closed()).isEqualTo(3);
        assertThat(prospect.last().band()).isInstanceOf(Forecast.Between.class);
        assertThat(ForecastChart.of(prospect.forecast()).band()).isNotNull();
    }

    private int country(int year) {
        return denominators.atYearEnds(year, year).values().stream()
                .mapToInt(each -> each.getOrDefault(year, 0))
                .sum();
    }

    private long province(String code, String when) {
        return jdbc.sql("select unit_id from units.v_unit where level = 'province' and code = ? and " + when)
                .param(code)
                .query(Long.class)
                .single();
    }

    private static NewDenominator decided(LocalDate since, boolean communes) {
        return new NewDenominator(since, communes, "01/QĐ/MINH-HOẠ", TODAY, "theo yêu cầu");
    }

    private List<Tuple> wanted(long province) {
        return targets.current(List.of(province)).getOrDefault(province, new TreeMap<>()).values().stream()
                .map(each -> tuple(each.year(), each.wards()))
                .toList();
    }

    private long set(String login, long province, int year, int wards, @Nullable String reason) {
        return setTarget.set(demo.actor(login), province, new NewTarget(year, wards, reason, null, null), true);
    }
}
