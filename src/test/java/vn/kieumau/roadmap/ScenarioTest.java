package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final Map<String, Long> COSTS = Map.of("premises", 100L);
    private static final WardState WARD = new WardState(1, 7, 4, Map.of("premises", 1), 2027);

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        List<WardState> wards = List.of(
                WARD,
                new WardState(1, 7, 0, Map.of("premises", -1), 2026),
                new WardState(2, 7, 3, Map.of("premises", 4, "road", 0), 2026));
        List<Demand> demands = List.of(
                new Demand.Budget(7, 2026, -1),
                new Demand.Budget(7, 2026, 5),
                new Demand.Budget(8, 2031, 5),
                new Demand.Capacity(2025, Integer.MAX_VALUE),
                new Demand.Everybody(9),
                new Demand.Locked(3, 2026),
                new Demand.NotBefore(2, 2040),
                new Demand.Readiness(2, 2026));
        assertThat(faults(() -> new Scenario(
                        new TreeMap<>(Map.of(2026, -1, 2027, 2000)),
                        Map.of("premises", 100L, "vehicle", -1L),
                        -5,
                        wards,
                        demands)))
                .containsExactly(
                        fault(ScenarioFault.Kind.WORTH_OUT_OF_RANGE, 2026, -1),
                        fault(ScenarioFault.Kind.WORTH_OUT_OF_RANGE, 2027, 2000),
                        fault(ScenarioFault.Kind.COST_OUT_OF_RANGE, "vehicle", -1L),
                        fault(ScenarioFault.Kind.PENALTY_OUT_OF_RANGE, -5L),
                        fault(ScenarioFault.Kind.WARD_TWICE, 1L),
                        fault(ScenarioFault.Kind.NO_REQUIREMENTS, 1L),
                        fault(ScenarioFault.Kind.MISSING_NEGATIVE, 1L),
                        fault(ScenarioFault.Kind.MISSING_MORE_THAN_ALL, 2L, 4L),
                        fault(ScenarioFault.Kind.KIND_WITHOUT_COST, 2L, "road"),
                        fault(ScenarioFault.Kind.AMOUNT_OUT_OF_RANGE, demands.get(0)),
                        fault(ScenarioFault.Kind.DEMAND_TWICE, demands.get(1)),
                        fault(ScenarioFault.Kind.UNKNOWN_PROVINCE, demands.get(2)),
                        fault(ScenarioFault.Kind.YEAR_OUTSIDE, demands.get(2)),
                        fault(ScenarioFault.Kind.YEAR_OUTSIDE, demands.get(3)),
                        fault(ScenarioFault.Kind.AMOUNT_OUT_OF_RANGE, demands.get(3)),
                        fault(ScenarioFault.Kind.UNKNOWN_PROVINCE, demands.get(4)),
                        fault(ScenarioFault.Kind.UNKNOWN_WARD, demands.get(5)),
                        fault(ScenarioFault.Kind.YEAR_OUTSIDE, demands.get(6)),
                        fault(ScenarioFault.Kind.READINESS_STATED, demands.get(7)));
    }

    @Test
    void aWardIsNotLockedBeforeItCanBeReady() {
        Demand lock = new Demand.Locked(1, 2026);
        assertThat(faults(() -> new Scenario(Scenarios.years(2026, 5), COSTS, 0, List.of(WARD), List.of(lock))))
                .containsExactly(fault(ScenarioFault.Kind.LOCKED_BEFORE_READY, lock));
    }

    @Test
    void whatIsTooMuchIsRefusedBeforeItOverflows() {
        WardState costly = new WardState(1, 7, Integer.MAX_VALUE, Map.of("premises", Integer.MAX_VALUE), 2026);
        assertThat(faults(() -> new Scenario(
                        Scenarios.years(2026, 21),
                        Map.of("premises", Scenario.MOST),
                        0,
                        Collections.nCopies(20_001, costly),
                        List.of())))
                .extracting(ScenarioFault::kind)
                .contains(
                        ScenarioFault.Kind.TOO_MANY_YEARS,
                        ScenarioFault.Kind.TOO_MANY_WARDS,
                        ScenarioFault.Kind.WARD_TOO_COSTLY);
        assertThat(faults(() -> new Scenario(new TreeMap<>(), COSTS, 0, List.of(), List.of())))
                .extracting(ScenarioFault::kind)
                .containsExactly(ScenarioFault.Kind.NO_YEARS, ScenarioFault.Kind.NO_WARDS);
    }

    @ParameterizedTest
    @CsvSource({"-0.01,60", "1.01,60", "NaN,60", "0.01,0", "0.01,-1"})
    void anEffortOutOfRangeIsRefused(double gap, long seconds) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Effort(gap, Duration.ofSeconds(seconds), 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void readinessIsTheShareThatHoldsAndNeverNothing(int missing) {
        assertThat(new WardState(1, 7, 4, Map.of("premises", missing), 2026).readiness())
                .isEqualTo(missing == 4 ? 1 : 25 * (4 - missing));
    }

    @Test
    void everyYearToTheLastCountsByItsWorth() {
        Scenario scenario =
                new Scenario(new TreeMap<>(Map.of(2026, 5, 2027, 2, 2028, 1)), COSTS, 1_000, List.of(WARD), List.of());
        assertThat(scenario.value(WARD, 2027)).isEqualTo(75 * 3);
        assertThat(scenario.cost(WARD)).isEqualTo(100);
        assertThat(new Plan(new TreeMap<>()).value(scenario)).isEqualTo(-1_000);
        assertThat(new Plan(new TreeMap<>(Map.of(1L, 2028))).value(scenario)).isEqualTo(75);
    }

    private static ScenarioFault fault(ScenarioFault.Kind kind, Object... about) {
        return new ScenarioFault(kind, List.of(about));
    }

    private static List<ScenarioFault> faults(Runnable question) {
        try {
            question.run();
        } catch (ScenarioRefused refused) {
            return refused.faults();
        }
        throw new AssertionError("not refused");
    }
}
