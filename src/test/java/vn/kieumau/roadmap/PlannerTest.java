package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
    private static final Effort BEST = new Effort(0, Duration.ofSeconds(30), 1);
    private static final int CASES = 120;

    @Test
    void aSmallQuestionIsAnsweredAsByTryingEverything() {
        Random random = new Random(11);
        int plans = 0;
        int contradictions = 0;
        for (int i = 0; i < CASES; i++) {
            Scenario scenario = Scenarios.small(random);
            Long highest = Checker.highest(scenario, all(scenario));
            Outcome outcome = Planner.propose(scenario, BEST, Watch.NOBODY);
            if (highest == null) {
                assertThat(outcome).as("case %d: %s", i, scenario).isInstanceOf(Contradiction.class);
                contradictions++;
            } else {
                assertThat(outcome).as("case %d: %s", i, scenario).isInstanceOfSatisfying(Proposal.class, proposal -> {
                    assertThat(Checker.broken(scenario, proposal.plan().years()))
                            .isEmpty();
                    assertThat(Checker.value(scenario, proposal.plan().years())).isEqualTo(proposal.value());
                    assertThat(proposal.value()).isEqualTo(highest);
                    assertThat(proposal.bound()).isEqualTo(highest);
                    assertThat(proposal.gap()).isZero();
                    assertThat(proposal.proven()).isTrue();
                });
                plans++;
            }
        }
        assertThat(plans).isGreaterThan(CASES / 4);
        assertThat(contradictions).isGreaterThan(CASES / 4);
    }

    @Test
    void whatContradictsIsNoLongerSoWithoutAnyOneOfIt() {
        Random random = new Random(12);
        int found = 0;
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < CASES; i++) {
            Scenario scenario = Scenarios.small(random);
            if (Planner.propose(scenario, BEST, Watch.NOBODY) instanceof Contradiction contradiction) {
                Set<Demand> demands = Set.copyOf(contradiction.demands());
                assertThat(contradiction.minimal()).isTrue();
                assertThat(all(scenario)).containsAll(demands);
                assertThat(Checker.highest(scenario, demands))
                        .as("case %d: %s", i, demands)
                        .isNull();
                for (Demand each : demands) {
                    Set<Demand> others = new HashSet<>(demands);
                    others.remove(each);
                    assertThat(Checker.highest(scenario, others))
                            .as("case %d: %s without %s", i, demands, each)
                            .isNotNull();
                    kinds.add(each.getClass());
                }
                found++;
            }
        }
        assertThat(found).isGreaterThan(CASES / 4);
        assertThat(kinds)
                .contains(
                        Demand.Budget.class,
                        Demand.Capacity.class,
                        Demand.Floor.class,
                        Demand.Everybody.class,
                        Demand.Locked.class,
                        Demand.Readiness.class);
    }

    @Test
    void whatContradictsIsNamedAndNothingElse() {
        List<WardState> wards = List.of(
                new WardState(1, 7, 4, Map.of(), 2026),
                new WardState(2, 7, 4, Map.of(), 2026),
                new WardState(3, 8, 4, Map.of(), 2026));
        Demand notBefore = new Demand.NotBefore(1, 2027);
        Demand floor = new Demand.Floor(7, 2026, 2);
        Scenario scenario = new Scenario(
                Scenarios.years(2026, 2),
                Map.of(),
                0,
                wards,
                List.of(
                        new Demand.Everybody(7),
                        new Demand.Capacity(2027, 1),
                        notBefore,
                        new Demand.Floor(8, 2027, 1),
                        floor,
                        new Demand.Locked(3, 2026)));
        assertThat(Planner.propose(scenario, BEST, Watch.NOBODY))
                .isInstanceOfSatisfying(
                        Contradiction.class,
                        contradiction ->
                                assertThat(contradiction.demands()).containsExactlyInAnyOrder(notBefore, floor));
    }

    @Test
    void aCountryThatMayNotInspectEnoughIsToldWhichCapacitiesAreTooSmall() {
        Scenario free = Scenarios.country(7, 400, 0.6);
        Set<Demand> expected = new HashSet<>();
        for (int year = 2026; year <= 2030; year++) {
            expected.add(new Demand.Capacity(year, 79));
        }
        free.wards().stream()
                .map(WardState::province)
                .distinct()
                .forEach(each -> expected.add(new Demand.Everybody(each)));
        List<Demand> demands = new ArrayList<>(expected);
        demands.add(new Demand.Floor(1, 2027, 1));
        Scenario scenario = new Scenario(free.years(), free.costs(), 0, free.wards(), demands);
        assertThat(Planner.propose(scenario, new Effort(0.01, Duration.ofSeconds(30), 1), Watch.NOBODY))
                .isInstanceOfSatisfying(Contradiction.class, contradiction -> {
                    assertThat(contradiction.minimal()).isTrue();
                    assertThat(contradiction.demands()).containsExactlyInAnyOrderElementsOf(expected);
                });
    }

    @Test
    void aRegionOfManyWardsKeepsEveryDemandAndItsPricesProveTheBound() {
        for (long seed = 1; seed <= 3; seed++) {
            Scenario scenario = Scenarios.country(seed, 300, 0.6);
            Outcome outcome = Planner.propose(scenario, new Effort(0.05, Duration.ofSeconds(20), 1), Watch.NOBODY);
            assertThat(outcome).isInstanceOfSatisfying(Proposal.class, proposal -> {
                assertThat(Checker.broken(scenario, proposal.plan().years())).isEmpty();
                assertThat(Checker.value(scenario, proposal.plan().years())).isEqualTo(proposal.value());
                assertThat(proposal.proven()).isTrue();
                assertThat(provenBy(proposal.prices(), scenario))
                        .isGreaterThanOrEqualTo(proposal.bound())
                        .isLessThan(proposal.bound() + proposal.bound() / 20);
            });
        }
    }

    /** By weak duality: all wards at their best after paying the prices, and what the prices bring. */
    private static long provenBy(List<Price> prices, Scenario scenario) {
        BigDecimal bound = BigDecimal.ZERO;
        Map<Demand, BigDecimal> price = new HashMap<>();
        for (Price each : prices) {
            price.put(each.demand(), each.price());
            bound = bound.add(each.price().multiply(BigDecimal.valueOf(limit(each.demand()))));
        }
        for (WardState ward : scenario.wards()) {
            BigDecimal best = BigDecimal.valueOf(-scenario.unregistered());
            for (int year : scenario.years().tailMap(ward.earliest()).keySet()) {
                BigDecimal worth = BigDecimal.valueOf(Checker.value(scenario, Map.of(ward.id(), year))
                        - Checker.value(scenario, Map.of())
                        - scenario.unregistered());
                for (Demand each : price.keySet()) {
                    worth = worth.subtract(
                            price.get(each).multiply(BigDecimal.valueOf(use(scenario, each, ward, year))));
                }
                best = best.max(worth);
            }
            bound = bound.add(best);
        }
        return bound.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static long limit(Demand demand) {
        return demand instanceof Demand.Budget it
                ? it.million()
                : demand instanceof Demand.Capacity it ? it.wards() : -((Demand.Floor) demand).wards();
    }

    private static long use(Scenario scenario, Demand demand, WardState ward, int year) {
        if (demand instanceof Demand.Budget it) {
            return it.province() == ward.province() && it.year() == year ? scenario.cost(ward) : 0;
        }
        if (demand instanceof Demand.Capacity it) {
            return it.year() == year ? 1 : 0;
        }
        Demand.Floor floor = (Demand.Floor) demand;
        return floor.province() == ward.province() && year <= floor.year() ? -1 : 0;
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Scenario scenario = Scenarios.country(4, 200, 0.6);
        Effort effort = new Effort(0.05, Duration.ofSeconds(30), 7);
        assertThat(((Proposal) Planner.propose(scenario, effort, Watch.NOBODY)).plan())
                .isEqualTo(((Proposal) Planner.propose(scenario, effort, Watch.NOBODY)).plan());
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPROVING", "PROVING"})
    void whoeverWatchesSeesBoundAndPlanApproachAndMayStop(Progress.Step step) {
        Scenario scenario = Scenarios.country(5, 400, 0.3);
        List<Progress> seen = new CopyOnWriteArrayList<>();
        Outcome outcome = Planner.propose(scenario, new Effort(0, Duration.ofMinutes(5), 1), progress -> {
            seen.add(progress);
            return progress.step() != step;
        });
        assertThat(seen.get(0))
                .extracting(Progress::step, Progress::value)
                .containsExactly(Progress.Step.RELAXING, null);
        assertThat(outcome).isInstanceOfSatisfying(Proposal.class, proposal -> {
            Progress last = seen.get(seen.size() - 1);
            assertThat(last.step()).isEqualTo(step);
            assertThat(Checker.broken(scenario, proposal.plan().years())).isEmpty();
            assertThat(proposal.proven()).isFalse();
            assertThat(proposal.gap()).isPositive().isLessThanOrEqualTo(last.gap());
            assertThat(proposal.bound()).isLessThanOrEqualTo(last.bound());
            assertThat(proposal.seconds()).isLessThan(60);
        });
    }

    @Test
    void theCheckerFindsPlansThatWereBroken() {
        Scenario scenario = Scenarios.country(6, 200, 0.3);
        Plan plan =
                ((Proposal) Planner.propose(scenario, new Effort(0.1, Duration.ofSeconds(20), 1), Watch.NOBODY)).plan();
        assertThat(Checker.broken(scenario, plan.years())).isEmpty();
        Set<Class<?>> found = new HashSet<>();
        for (Explanation each : Explanations.of(scenario, plan)) {
            for (Explanation.Reason reason : each.reasons()) {
                Map<Long, Integer> broken = new HashMap<>(plan.years());
                Demand demand = null;
                if (reason instanceof Explanation.Closed closed) {
                    broken.put(each.ward(), closed.year());
                    demand = closed.by();
                } else if (reason instanceof Explanation.NoRoom noRoom) {
                    broken.put(each.ward(), noRoom.year());
                    demand = noRoom.by();
                } else if (reason instanceof Explanation.Needed needed) {
                    broken.remove(each.ward());
                    demand = needed.by();
                }
                if (demand != null) {
                    assertThat(Checker.broken(scenario, broken)).contains(demand);
                    found.add(demand.getClass());
                }
            }
        }
        assertThat(found).contains(Demand.Budget.class, Demand.Capacity.class, Demand.Readiness.class);
    }

    /** What is stated and what follows from readiness. */
    static Set<Demand> all(Scenario scenario) {
        Set<Demand> all = new HashSet<>(scenario.demands());
        scenario.wards().forEach(ward -> all.add(new Demand.Readiness(ward.id(), ward.earliest())));
        return all;
    }
}
