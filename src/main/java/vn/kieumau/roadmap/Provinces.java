package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A bound that may be lower than the relaxation's: only the capacities of the country tie provinces together. They are given up for a toll on
 * every registration, their price in the relaxation, and each province is searched by itself with whole wards. The bounds of the
 * provinces and what the tolls bring for all capacities together are a bound for the country (weak duality, as in
 * {@link Relaxation}).
 */
final class Provinces {
    private static final double NEAR = 0.001;
    /** Of CP-SAT's own measure of work, which does not depend on the machine; here about half a second. */
    private static final double EACH = 0.1;

    private final Scenario scenario;
    private final Work work;
    private final Map<Integer, Long> tolls = new HashMap<>();
    private final Map<Long, List<WardState>> wards = new LinkedHashMap<>();
    private final Map<Long, List<Demand>> demands = new HashMap<>();
    private long bound;

    private Provinces(Scenario scenario, Relaxation relaxation, Work work) {
        this.scenario = scenario;
        this.work = work;
        for (Price each : relaxation.prices()) {
            if (each.demand() instanceof Demand.Capacity capacity) {
                long toll = Math.round(each.price().doubleValue());
                tolls.put(capacity.year(), toll);
                bound += toll * capacity.wards();
            }
        }
        Map<Long, Long> homes = new HashMap<>();
        for (WardState ward : scenario.wards()) {
            homes.put(ward.id(), ward.province());
            wards.computeIfAbsent(ward.province(), key -> new ArrayList<>()).add(ward);
        }
        for (Demand each : Choices.demands(scenario)) {
            Long province = each.province(homes);
            if (province != null) {
                demands.computeIfAbsent(province, key -> new ArrayList<>()).add(each);
            }
        }
    }

    /** Tells the work of a better bound, if there is one. @param plan one that keeps all demands */
    static void prove(Scenario scenario, Relaxation relaxation, Plan plan, Work work) {
        new Provinces(scenario, relaxation, work).prove(plan);
    }

    private void prove(Plan plan) {
        List<Alone> all = new ArrayList<>();
        for (long province : wards.keySet()) {
            Choices choices = Choices.of(
                    scenario,
                    Objects.requireNonNull(wards.get(province)),
                    demands.getOrDefault(province, List.of()),
                    tolls);
            Relaxation relaxation = Relaxation.of(choices, work.left());
            if (relaxation == null) {
                return;
            }
            bound += relaxation.bound;
            all.add(new Alone(choices, relaxation));
        }
        for (Alone each : all) {
            work.proven(bound);
            if (work.enough() || work.over(Progress.Step.PROVING)) {
                return;
            }
            bound -= each.excess(plan, work);
        }
        work.proven(bound);
    }

    /** A province by itself. */
    private record Alone(Choices choices, Relaxation relaxation) {
        /** By how much its relaxation's bound is too high. */
        long excess(Plan plan, Work work) {
            Work own = new Work(
                    new Effort(NEAR, Work.ENDLESS, 1),
                    progress -> !work.over(Progress.Step.PROVING),
                    choices.nothing());
            Search.Found found = Search.best(choices, relaxation, choices.chosen(plan), own, EACH);
            return found.chosen() == null ? 0 : Math.max(0, relaxation.bound - found.bound());
        }
    }
}
