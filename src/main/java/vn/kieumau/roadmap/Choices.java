package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scenario as numbers: every ward takes one of its options or none, an option is a year and uses rows, and a row limits the sum
 * of what its options use from above or from below. Wards and options are counted from 0.
 */
final class Choices {
    static final int NONE = -1;

    /** @param atMost whether the limit is the most; otherwise it is the least, and every option uses 1 */
    record Row(Demand demand, boolean atMost, long limit) {}

    /** @param gain of registering, against not registering; not negative where there is no toll */
    record Option(int ward, int year, long gain, int[] rows, long[] uses) {}

    private final Scenario scenario;
    private final List<WardState> wards;
    private final Map<Integer, Long> tolls;
    final List<Row> rows = new ArrayList<>();
    final List<Option> options = new ArrayList<>();
    /** Options of each ward, the earliest first. */
    final List<int[]> ofWard = new ArrayList<>();

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> locked = new HashMap<>();
    private final Map<Long, Integer> notBefore = new HashMap<>();
    private final Set<Long> everybody = new HashSet<>();

    private Choices(Scenario scenario, List<WardState> wards, Collection<Demand> demands, Map<Integer, Long> tolls) {
        this.scenario = scenario;
        this.wards = wards;
        this.tolls = tolls;
        Map<Long, Integer> sizes = new HashMap<>();
        scenario.wards().forEach(ward -> sizes.merge(ward.province(), 1, Integer::sum));
        for (Demand each : demands) {
            state(each, sizes);
        }
        wards.forEach(this::add);
    }

    /** All that the scenario demands. */
    static Choices of(Scenario scenario) {
        return new Choices(scenario, scenario.wards(), demands(scenario), Map.of());
    }

    /** Only some of its wards, and only what is demanded here, readiness among it. */
    static Choices of(Scenario scenario, List<WardState> wards, Collection<Demand> demands) {
        return new Choices(scenario, wards, demands, Map.of());
    }

    /** As the other, but whoever registers in a year pays a toll out of the gain. */
    static Choices of(Scenario scenario, List<WardState> wards, Collection<Demand> demands, Map<Integer, Long> tolls) {
        return new Choices(scenario, wards, demands, tolls);
    }

    /** What is stated and, first, what the wards' readiness demands. */
    static List<Demand> demands(Scenario scenario) {
        List<Demand> demands = new ArrayList<>();
        for (WardState ward : scenario.wards()) {
            if (ward.earliest() > scenario.years().firstKey()) {
                demands.add(new Demand.Readiness(ward.id(), ward.earliest()));
            }
        }
        demands.addAll(scenario.demands());
        return demands;
    }

    private void state(Demand demand, Map<Long, Integer> sizes) {
        if (demand instanceof Demand.Budget each) {
            row(new Demand.Budget(each.province(), each.year(), 0), each, true, each.million());
        } else if (demand instanceof Demand.Capacity each) {
            row(new Demand.Capacity(each.year(), 0), each, true, each.wards());
        } else if (demand instanceof Demand.ProvinceCapacity each) {
            row(new Demand.ProvinceCapacity(each.province(), each.year(), 0), each, true, each.wards());
        } else if (demand instanceof Demand.Floor each) {
            row(new Demand.Floor(each.province(), each.year(), 0), each, false, each.wards());
        } else if (demand instanceof Demand.Everybody each) {
            everybody.add(each.province());
            row(each, each, false, sizes.getOrDefault(each.province(), 0));
        } else if (demand instanceof Demand.Locked each) {
            locked.put(each.ward(), each.year());
            row(new Demand.Locked(each.ward(), 0), each, false, 1);
        } else if (demand instanceof Demand.NotBefore each) {
            notBefore.merge(each.ward(), each.year(), Math::max);
        } else if (demand instanceof Demand.Readiness each) {
            notBefore.merge(each.ward(), each.year(), Math::max);
        }
    }

    private void row(Object subject, Demand demand, boolean atMost, long limit) {
        numbers.put(subject, rows.size());
        rows.add(new Row(demand, atMost, limit));
    }

    private void add(WardState ward) {
        int number = ofWard.size();
        long cost = scenario.cost(ward);
        List<Integer> own = new ArrayList<>();
        for (int year : scenario.years()
                .tailMap(notBefore.getOrDefault(ward.id(), Integer.MIN_VALUE))
                .keySet()) {
            if (locked.getOrDefault(ward.id(), year) == year) {
                own.add(options.size());
                options.add(option(ward, number, year, cost));
            }
        }
        ofWard.add(own.stream().mapToInt(Integer::intValue).toArray());
    }

    private Option option(WardState ward, int number, int year, long cost) {
        Map<Integer, Long> uses = new LinkedHashMap<>();
        use(uses, new Demand.Budget(ward.province(), year, 0), cost);
        use(uses, new Demand.Capacity(year, 0), 1);
        use(uses, new Demand.ProvinceCapacity(ward.province(), year, 0), 1);
        for (int later : scenario.years().tailMap(year).keySet()) {
            use(uses, new Demand.Floor(ward.province(), later, 0), 1);
        }
        if (everybody.contains(ward.province())) {
            use(uses, new Demand.Everybody(ward.province()), 1);
        }
        use(uses, new Demand.Locked(ward.id(), 0), 1);
        return new Option(
                number,
                year,
                scenario.value(ward, year) + scenario.unregistered() - tolls.getOrDefault(year, 0L),
                uses.keySet().stream().mapToInt(Integer::intValue).toArray(),
                uses.values().stream().mapToLong(Long::longValue).toArray());
    }

    private void use(Map<Integer, Long> uses, Object subject, long amount) {
        Integer row = numbers.get(subject);
        if (row != null && amount > 0) {
            uses.put(row, amount);
        }
    }

    int wards() {
        return ofWard.size();
    }

    /** What a plan is worth in which nobody registers; gains come on top. */
    long nothing() {
        return -scenario.unregistered() * wards();
    }

    /** @param chosen an option of each ward, or {@link #NONE} */
    long value(int[] chosen) {
        long value = nothing();
        for (int option : chosen) {
            value += option == NONE ? 0 : options.get(option).gain();
        }
        return value;
    }

    Plan plan(int[] chosen) {
        SortedMap<Long, Integer> years = new TreeMap<>();
        for (int ward = 0; ward < chosen.length; ward++) {
            if (chosen[ward] != NONE) {
                years.put(wards.get(ward).id(), options.get(chosen[ward]).year());
            }
        }
        return new Plan(years);
    }

    /** @return the options that a plan takes; an option that its demands do not allow is taken for none */
    int[] chosen(Plan plan) {
        int[] chosen = new int[wards()];
        for (int ward = 0; ward < chosen.length; ward++) {
            chosen[ward] = NONE;
            Integer year = plan.years().get(wards.get(ward).id());
            for (int option : ofWard.get(ward)) {
                if (year != null && options.get(option).year() == year) {
                    chosen[ward] = option;
                }
            }
        }
        return chosen;
    }
}
