package vn.kieumau.roadmap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A question to the {@link Planner}: which of these wards registers in which of these years.
 *
 * <p>The best plan has the highest value: of every ward that registers, its readiness in percent times the worth of the years
 * from its registration to the last one; less a fixed cost for every ward that does not register. So earlier is better, and where
 * there is not room for all, those first that are nearer to being ready.
 *
 * @param years each with what holding a title in it is worth, 0 to 1,000; with all 1, ward-years are counted
 * @param costs million VND for one missing requirement, by kind; every kind that some ward misses
 * @param unregistered what a plan loses for each ward that registers in no year, 0 to {@value #MOST}
 * @param demands what every plan must keep; no two of the same kind about the same, and no {@link Demand.Readiness}, which the
 *     wards tell
 * @throws ScenarioRefused with everything that is wrong
 */
public record Scenario(
        SortedMap<Integer, Integer> years,
        Map<String, Long> costs,
        long unregistered,
        List<WardState> wards,
        List<Demand> demands) {
    /** No cost, budget or penalty is higher: sums over all wards stay far below what a {@code long} holds. */
    public static final long MOST = 1_000_000_000;

    public static final int MOST_WARDS = 20_000;
    public static final int MOST_YEARS = 20;
    public static final int MOST_WORTH = 1_000;

    public Scenario {
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
        costs = Map.copyOf(costs);
        wards = List.copyOf(wards);
        demands = List.copyOf(demands);
        List<ScenarioFault> faults = ScenarioFaults.of(years, costs, unregistered, wards, demands);
        if (!faults.isEmpty()) {
            throw new ScenarioRefused(faults);
        }
    }

    /** What it costs to bring a ward to all requirements, in million VND. */
    public long cost(WardState ward) {
        return cost(ward, costs);
    }

    static long cost(WardState ward, Map<String, Long> costs) {
        return ward.missing().entrySet().stream()
                .mapToLong(each -> each.getValue() * costs.getOrDefault(each.getKey(), 0L))
                .sum();
    }

    /** What a plan gains by a ward that registers in a year, against nothing; without the cost of leaving it out. */
    public long value(WardState ward, int year) {
        return (long) ward.readiness()
                * years.tailMap(year).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }
}
