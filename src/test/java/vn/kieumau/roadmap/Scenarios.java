package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Questions made up from a seed. */
final class Scenarios {
    /** Kinds of requirements with what one of them costs in million VND, cheap paper to a building. */
    static final Map<String, Long> COSTS =
            Map.of("document", 15L, "staff", 40L, "model", 120L, "camera", 300L, "vehicle", 900L, "premises", 2_500L);

    private static final List<String> CHEAP = List.of("document", "staff", "model");
    private static final int REQUIREMENTS = 66;

    private Scenarios() {}

    static SortedMap<Integer, Integer> years(int first, int count) {
        SortedMap<Integer, Integer> years = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            years.put(first + i, 1);
        }
        return years;
    }

    /**
     * A country, or a part of it: a province of different size for every hundred wards, at most 34; wards that lack up to 60% of each kind of requirement, ready the later the
     * more they lack; capacities that rise from year to year.
     *
     * @param funds budgets of all years together, as a share of what all wards of the province cost
     */
    static Scenario country(long seed, int wards, double funds) {
        Random random = new Random(seed);
        double[] sizes = random.doubles(Math.min(34, 1 + wards / 100), 0.4, 2).toArray();
        List<WardState> states = new ArrayList<>();
        for (int i = 0; i < wards; i++) {
            states.add(ward(random, i + 1, province(random, sizes)));
        }
        SortedMap<Integer, Integer> years = years(2026, 5);
        List<Demand> demands = new ArrayList<>();
        for (int year : years.keySet()) {
            demands.add(new Demand.Capacity(year, (int) (wards * (0.1 + 0.05 * (year - 2026)))));
        }
        for (long province = 1; province <= sizes.length; province++) {
            provinceOf(random, demands, states, province, funds);
        }
        return new Scenario(years, COSTS, 200, states, demands);
    }

    private static long province(Random random, double[] sizes) {
        double place = random.nextDouble() * java.util.Arrays.stream(sizes).sum();
        int province = 0;
        while (province < sizes.length - 1 && place > sizes[province]) {
            place -= sizes[province++];
        }
        return province + 1;
    }

    private static WardState ward(Random random, long id, long province) {
        double behind = 0.6 * random.nextDouble();
        Map<String, Integer> missing = new HashMap<>();
        for (String kind : List.of("document", "staff", "model", "camera", "vehicle", "premises")) {
            int most = CHEAP.contains(kind) ? 10 : kind.equals("premises") ? 1 : 4;
            int count = (int) random.doubles(most).filter(each -> each < behind).count();
            missing.put(kind, count);
        }
        int lacks = missing.values().stream().mapToInt(Integer::intValue).sum();
        int wait = lacks < 6 ? 0 : lacks < 12 ? 1 : lacks < 18 ? 2 : random.nextInt(4);
        return new WardState(id, province, REQUIREMENTS, missing, 2026 + wait);
    }

    private static void provinceOf(
            Random random, List<Demand> demands, List<WardState> states, long province, double funds) {
        List<WardState> own =
                states.stream().filter(ward -> ward.province() == province).toList();
        if (own.isEmpty()) {
            return;
        }
        long all = own.stream().mapToLong(ward -> Scenario.cost(ward, COSTS)).sum();
        for (int year = 2026; year <= 2030; year++) {
            demands.add(
                    new Demand.Budget(province, year, (long) (all * funds / 5 * (0.6 + 0.8 * random.nextDouble()))));
        }
        demands.add(new Demand.Floor(province, 2027, own.size() / 10));
        demands.add(new Demand.Floor(province, 2030, own.size() * 3 / 10));
    }

    /** A handful of wards in two provinces with demands of every kind, often too many of them. */
    static Scenario small(Random random) {
        int count = 1 + random.nextInt(6);
        SortedMap<Integer, Integer> years = new TreeMap<>();
        int span = 1 + random.nextInt(3);
        for (int i = 0; i < span; i++) {
            years.put(2026 + i, random.nextInt(4));
        }
        List<WardState> wards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Integer> missing = Map.of("document", random.nextInt(4), "premises", random.nextInt(3));
            wards.add(new WardState(100 + i, 1 + random.nextInt(2), 8, missing, 2025 + random.nextInt(4)));
        }
        return new Scenario(
                years,
                Map.of("document", 1L + random.nextInt(3), "premises", 5L + random.nextInt(9)),
                random.nextInt(3) * 100L,
                wards,
                demands(random, wards, years));
    }

    private static List<Demand> demands(Random random, List<WardState> wards, SortedMap<Integer, Integer> years) {
        List<Demand> demands = new ArrayList<>();
        List<Long> provinces =
                wards.stream().map(WardState::province).distinct().toList();
        for (int year : years.keySet()) {
            if (random.nextInt(2) == 0) {
                demands.add(new Demand.Capacity(year, random.nextInt(4)));
            }
            for (long province : provinces) {
                if (random.nextInt(2) == 0) {
                    demands.add(new Demand.Budget(province, year, random.nextInt(40)));
                }
                if (random.nextInt(4) == 0) {
                    demands.add(new Demand.ProvinceCapacity(province, year, random.nextInt(3)));
                }
                if (random.nextInt(4) == 0) {
                    demands.add(new Demand.Floor(province, year, random.nextInt(3)));
                }
            }
        }
        provinces.stream()
                .filter(each -> random.nextInt(5) == 0)
                .forEach(each -> demands.add(new Demand.Everybody(each)));
        for (WardState ward : wards) {
            int year = years.firstKey() + random.nextInt(years.size());
            if (random.nextInt(6) == 0 && year >= ward.earliest()) {
                demands.add(new Demand.Locked(ward.id(), year));
            } else if (random.nextInt(6) == 0) {
                demands.add(new Demand.NotBefore(ward.id(), year));
            }
        }
        return demands;
    }
}
