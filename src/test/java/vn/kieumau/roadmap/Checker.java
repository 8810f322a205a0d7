package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds plans against demands with nothing but the records: what the planner thinks is of no account here. */
final class Checker {
    private Checker() {}

    /** Stated demands and those of readiness that a plan breaks. */
    static List<Demand> broken(Scenario scenario, Map<Long, Integer> plan) {
        List<Demand> demands = new ArrayList<>(scenario.demands());
        scenario.wards().forEach(ward -> demands.add(new Demand.Readiness(ward.id(), ward.earliest())));
        return demands.stream().filter(each -> !kept(scenario, plan, each)).toList();
    }

    static boolean kept(Scenario scenario, Map<Long, Integer> plan, Demand demand) {
        if (demand instanceof Demand.Budget it) {
            long spent = 0;
            for (WardState ward : scenario.wards()) {
                if (ward.province() == it.province() && in(plan, ward, it.year())) {
                    for (Map.Entry<String, Integer> missing : ward.missing().entrySet()) {
                        spent += missing.getValue() * scenario.costs().get(missing.getKey());
                    }
                }
            }
            return spent <= it.million();
        }
        if (demand instanceof Demand.Capacity it) {
            return scenario.wards().stream()
                            .filter(ward -> in(plan, ward, it.year()))
                            .count()
                    <= it.wards();
        }
        if (demand instanceof Demand.ProvinceCapacity it) {
            return scenario.wards().stream()
                            .filter(ward -> ward.province() == it.province() && in(plan, ward, it.year()))
                            .count()
                    <= it.wards();
        }
        if (demand instanceof Demand.Floor it) {
            return scenario.wards().stream()
                            .filter(ward -> ward.province() == it.province()
                                    && plan.getOrDefault(ward.id(), Integer.MAX_VALUE) <= it.year())
                            .count()
                    >= it.wards();
        }
        if (demand instanceof Demand.Everybody it) {
            return scenario.wards().stream()
                    .allMatch(ward -> ward.province() != it.province() || plan.containsKey(ward.id()));
        }
        if (demand instanceof Demand.Locked it) {
            return plan.getOrDefault(it.ward(), 0) == it.year();
        }
        if (demand instanceof Demand.NotBefore it) {
            return plan.getOrDefault(it.ward(), Integer.MAX_VALUE) >= it.year();
        }
        if (demand instanceof Demand.Readiness it) {
            return plan.getOrDefault(it.ward(), Integer.MAX_VALUE) >= it.year();
        }
        throw new AssertionError(demand);
    }

    private static boolean in(Map<Long, Integer> plan, WardState ward, int year) {
        return plan.getOrDefault(ward.id(), 0) == year;
    }

    static long value(Scenario scenario, Map<Long, Integer> plan) {
        long value = 0;
        for (WardState ward : scenario.wards()) {
            Integer year = plan.get(ward.id());
            if (year == null) {
                value -= scenario.unregistered();
                continue;
            }
            int lacks =
                    ward.missing().values().stream().mapToInt(Integer::intValue).sum();
            int percent = Math.max(1, (int) Math.floor(100.0 * (ward.requirements() - lacks) / ward.requirements()));
            for (Map.Entry<Integer, Integer> each : scenario.years().entrySet()) {
                value += each.getKey() >= year ? (long) percent * each.getValue() : 0;
            }
        }
        return value;
    }

    /** The highest value of all plans that keep these demands, by trying every one; null where there is none. */
    static Long highest(Scenario scenario, Set<Demand> demands) {
        return highest(scenario, demands, 0, new HashMap<>());
    }

    private static Long highest(Scenario scenario, Set<Demand> demands, int ward, Map<Long, Integer> plan) {
        if (ward == scenario.wards().size()) {
            return demands.stream().allMatch(each -> kept(scenario, plan, each)) ? value(scenario, plan) : null;
        }
        long id = scenario.wards().get(ward).id();
        Long best = highest(scenario, demands, ward + 1, plan);
        for (int year : scenario.years().keySet()) {
            plan.put(id, year);
            Long value = highest(scenario, demands, ward + 1, plan);
            best = best == null || value != null && value > best ? value : best;
        }
        plan.remove(id);
        return best;
    }
}
