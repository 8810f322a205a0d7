package vn.kieumau.roadmap;

import static vn.kieumau.roadmap.ScenarioFault.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads a question through and notes everything that is wrong with it. */
final class ScenarioFaults {
    private final List<ScenarioFault> found = new ArrayList<>();
    private final SortedMap<Integer, Integer> years;
    private final Map<String, Long> costs;
    private final Map<Long, WardState> wards = new HashMap<>();
    private final Set<Long> provinces = new HashSet<>();

    private ScenarioFaults(SortedMap<Integer, Integer> years, Map<String, Long> costs) {
        this.years = years;
        this.costs = costs;
    }

    static List<ScenarioFault> of(
            SortedMap<Integer, Integer> years,
            Map<String, Long> costs,
            long unregistered,
            List<WardState> wards,
            List<Demand> demands) {
        ScenarioFaults faults = new ScenarioFaults(years, costs);
        faults.years();
        faults.costs(unregistered);
        faults.when(wards.isEmpty(), Kind.NO_WARDS);
        faults.when(wards.size() > Scenario.MOST_WARDS, Kind.TOO_MANY_WARDS, wards.size());
        wards.forEach(faults::ward);
        Set<Object> seen = new HashSet<>();
        for (Demand each : demands) {
            faults.when(!seen.add(subject(each)), Kind.DEMAND_TWICE, each);
            faults.demand(each);
        }
        return List.copyOf(faults.found);
    }

    private void when(boolean wrong, Kind kind, Object... about) {
        if (wrong) {
            found.add(new ScenarioFault(kind, List.of(about)));
        }
    }

    private void years() {
        when(years.isEmpty(), Kind.NO_YEARS);
        when(years.size() > Scenario.MOST_YEARS, Kind.TOO_MANY_YEARS, years.size());
        years.forEach(
                (year, worth) -> when(worth < 0 || worth > Scenario.MOST_WORTH, Kind.WORTH_OUT_OF_RANGE, year, worth));
    }

    private void costs(long unregistered) {
        costs.forEach((kind, cost) -> when(cost < 0 || cost > Scenario.MOST, Kind.COST_OUT_OF_RANGE, kind, cost));
        when(unregistered < 0 || unregistered > Scenario.MOST, Kind.PENALTY_OUT_OF_RANGE, unregistered);
    }

    private void ward(WardState ward) {
        provinces.add(ward.province());
        when(wards.put(ward.id(), ward) != null, Kind.WARD_TWICE, ward.id());
        when(ward.requirements() < 1, Kind.NO_REQUIREMENTS, ward.id());
        boolean negative = ward.missing().values().stream().anyMatch(each -> each < 0);
        when(negative, Kind.MISSING_NEGATIVE, ward.id());
        long lacks =
                ward.missing().values().stream().mapToLong(Integer::longValue).sum();
        when(!negative && lacks > ward.requirements(), Kind.MISSING_MORE_THAN_ALL, ward.id(), lacks);
        ward.missing()
                .forEach((kind, count) -> when(!costs.containsKey(kind), Kind.KIND_WITHOUT_COST, ward.id(), kind));
        double cost = ward.missing().entrySet().stream()
                .mapToDouble(each -> (double) each.getValue() * costs.getOrDefault(each.getKey(), 0L))
                .sum();
        when(cost > Scenario.MOST, Kind.WARD_TOO_COSTLY, ward.id());
    }

    private void demand(Demand demand) {
        if (demand instanceof Demand.Budget each) {
            province(each.province(), each);
            year(each.year(), each);
            amount(each.million(), each);
        } else if (demand instanceof Demand.Capacity each) {
            year(each.year(), each);
            amount(each.wards(), each);
        } else if (demand instanceof Demand.ProvinceCapacity each) {
            province(each.province(), each);
            year(each.year(), each);
            amount(each.wards(), each);
        } else if (demand instanceof Demand.Floor each) {
            province(each.province(), each);
            year(each.year(), each);
            amount(each.wards(), each);
        } else if (demand instanceof Demand.Everybody each) {
            province(each.province(), each);
        } else if (demand instanceof Demand.Locked each) {
            year(each.year(), each);
            WardState ward = ward(each.ward(), each);
            when(ward != null && each.year() < ward.earliest(), Kind.LOCKED_BEFORE_READY, each);
        } else if (demand instanceof Demand.NotBefore each) {
            year(each.year(), each);
            ward(each.ward(), each);
        } else {
            when(true, Kind.READINESS_STATED, demand);
        }
    }

    private void province(long province, Demand demand) {
        when(!provinces.contains(province), Kind.UNKNOWN_PROVINCE, demand);
    }

    private void year(int year, Demand demand) {
        when(!years.containsKey(year), Kind.YEAR_OUTSIDE, demand);
    }

    private void amount(long amount, Demand demand) {
        when(amount < 0 || amount > Scenario.MOST, Kind.AMOUNT_OUT_OF_RANGE, demand);
    }

    private @Nullable WardState ward(long ward, Demand demand) {
        when(!wards.containsKey(ward), Kind.UNKNOWN_WARD, demand);
        return wards.get(ward);
    }

    /** What a demand is about, without its amount. */
    private static Object subject(Demand demand) {
        if (demand instanceof Demand.Budget each) {
            return new Demand.Budget(each.province(), each.year(), 0);
        }
        if (demand instanceof Demand.Capacity each) {
            return new Demand.Capacity(each.year(), 0);
        }
        if (demand instanceof Demand.ProvinceCapacity each) {
            return new Demand.ProvinceCapacity(each.province(), each.year(), 0);
        }
        if (demand instanceof Demand.Floor each) {
            return new Demand.Floor(each.province(), each.year(), 0);
        }
        if (demand instanceof Demand.Locked each) {
            return new Demand.Locked(each.ward(), 0);
        }
        if (demand instanceof Demand.NotBefore each) {
            return new Demand.NotBefore(each.ward(), 0);
        }
        return demand;
    }
}
