package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private static final Map<String, Long> COSTS = Map.of("premises", 100L);

    /** Every reason is a claim about the plan with one ward moved: each is tried. */
    @Test
    void everyReasonHoldsWhenTheWardIsMoved() {
        Random random = new Random(21);
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Scenario scenario = Scenarios.small(random);
            if (Planner.propose(scenario, new Effort(0, Duration.ofSeconds(20), 1), Watch.NOBODY)
                    instanceof Proposal proposal) {
                for (Explanation each : Explanations.of(scenario, proposal.plan())) {
                    assertThat(each.year()).isEqualTo(proposal.plan().years().get(each.ward()));
                    holds(scenario, proposal.plan(), each);
                    each.reasons().forEach(reason -> kinds.add(reason.getClass()));
                }
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        Explanation.Closed.class,
                        Explanation.NoRoom.class,
                        Explanation.Needed.class,
                        Explanation.Best.class);
    }

    private static void holds(Scenario scenario, Plan plan, Explanation explanation) {
        assertThat(explanation.reasons()).isNotEmpty();
        Map<Integer, Set<Demand>> told = new HashMap<>();
        for (Explanation.Reason reason : explanation.reasons()) {
            if (reason instanceof Explanation.Closed closed) {
                told.computeIfAbsent(closed.year(), year -> new HashSet<>()).add(closed.by());
            } else if (reason instanceof Explanation.NoRoom noRoom) {
                assertThat(noRoom.needs()).isGreaterThan(noRoom.left());
                told.computeIfAbsent(noRoom.year(), year -> new HashSet<>()).add(noRoom.by());
            } else if (reason instanceof Explanation.Needed needed) {
                Map<Long, Integer> without = new HashMap<>(plan.years());
                without.remove(explanation.ward());
                assertThat(Checker.broken(scenario, without)).contains(needed.by());
            } else {
                assertThat(explanation.reasons()).hasSize(1);
            }
        }
        long value = Checker.value(scenario, plan.years());
        for (int year : scenario.years().keySet()) {
            Map<Long, Integer> moved = new HashMap<>(plan.years());
            moved.put(explanation.ward(), year);
            if (Checker.value(scenario, moved) > value) {
                assertThat(told).as("%s in %d", explanation, year).containsKey(year);
                assertThat(Checker.broken(scenario, moved)).containsAll(told.get(year));
            } else {
                assertThat(told).doesNotContainKey(year);
            }
        }
    }

    @Test
    void aBudgetTellsWhatItLeavesAndWhatTheWardNeeds() {
        Scenario scenario = new Scenario(
                Scenarios.years(2026, 2),
                COSTS,
                0,
                List.of(ward(1, 1, 2026), ward(2, 2, 2026)),
                List.of(new Demand.Budget(7, 2026, 250), new Demand.Capacity(2027, 0)));
        assertThat(Explanations.of(scenario, new Plan(new TreeMap<>(Map.of(1L, 2026)))))
                .containsExactly(
                        new Explanation(1, 2026, List.of(new Explanation.Best())),
                        new Explanation(
                                2,
                                null,
                                List.of(
                                        new Explanation.NoRoom(2026, new Demand.Budget(7, 2026, 250), 150, 200),
                                        new Explanation.NoRoom(2027, new Demand.Capacity(2027, 0), 0, 1))));
    }

    @Test
    void aWardThatIsNotReadyOrLockedSaysSo() {
        Scenario scenario = new Scenario(
                Scenarios.years(2026, 2),
                COSTS,
                0,
                List.of(ward(1, 0, 2027), ward(2, 0, 2026)),
                List.of(new Demand.Locked(2, 2027), new Demand.Floor(7, 2027, 2)));
        assertThat(Explanations.of(scenario, new Plan(new TreeMap<>(Map.of(1L, 2027, 2L, 2027)))))
                .containsExactly(
                        new Explanation(
                                1,
                                2027,
                                List.of(
                                        new Explanation.Closed(2026, new Demand.Readiness(1, 2027)),
                                        new Explanation.Needed(new Demand.Floor(7, 2027, 2)))),
                        new Explanation(
                                2,
                                2027,
                                List.of(
                                        new Explanation.Closed(2026, new Demand.Locked(2, 2027)),
                                        new Explanation.Needed(new Demand.Floor(7, 2027, 2)),
                                        new Explanation.Needed(new Demand.Locked(2, 2027)))));
    }

    @Test
    void twoPlansAreComparedByProvinceAndYear() {
        List<WardState> wards = List.of(ward(1, 0, 2026), ward(2, 0, 2026), new WardState(3, 8, 4, Map.of(), 2026));
        Plan first = new Plan(new TreeMap<>(Map.of(1L, 2026, 2L, 2026)));
        Plan second = new Plan(new TreeMap<>(Map.of(1L, 2026, 2L, 2027, 3L, 2027)));
        assertThat(Comparison.of(wards, first, second).lines())
                .containsExactly(
                        new Comparison.Line(7, 2026, 2, 1),
                        new Comparison.Line(7, 2027, 0, 1),
                        new Comparison.Line(8, 2027, 0, 1));
        assertThat(Comparison.of(wards, first, second).lines().get(0).difference())
                .isEqualTo(-1);
    }

    private static WardState ward(long id, int missing, int earliest) {
        return new WardState(id, 7, 4, Map.of("premises", missing), earliest);
    }
}
