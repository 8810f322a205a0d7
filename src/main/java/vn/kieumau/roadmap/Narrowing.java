package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a smallest set of demands that contradict each other, by leaving out: groups of demands first, then halves of them, then each
 * alone; whatever is not needed for the contradiction stays out (deletion filter: J. W. Chinneck, E. W. Dravnieks, "Locating minimal
 * infeasible constraint sets in linear programs", ORSA Journal on Computing 3 (1991), pages 157–168). Without any one of what is
 * left the rest can be kept, though there may be smaller sets elsewhere.
 */
final class Narrowing {
    private final Scenario scenario;
    private final Work work;
    private final Map<Long, Long> provinces = new HashMap<>();
    private boolean minimal = true;

    Narrowing(Scenario scenario, Work work) {
        this.scenario = scenario;
        this.work = work;
        scenario.wards().forEach(ward -> provinces.put(ward.id(), ward.province()));
    }

    /** @return null where it is not proven that the scenario's demands contradict each other */
    @Nullable
    Contradiction find() {
        List<Demand> left = new ArrayList<>(Choices.demands(scenario));
        left.sort(Comparator.comparingInt(Narrowing::order));
        List<Demand> within = within(left);
        if (within == null && !contradict(left)) {
            return null;
        }
        left = within == null ? leaveOutProvinces(left) : within;
        for (int size = Math.max(1, left.size() / 2); ; size /= 2) {
            left = leaveOut(left, size);
            if (size == 1) {
                return new Contradiction(left, minimal, work.seconds());
            }
        }
    }

    /** @return the demands of a province that contradict each other by themselves, or null */
    private @Nullable List<Demand> within(List<Demand> all) {
        for (long province : new LinkedHashSet<>(provinces.values())) {
            List<Demand> own = of(province, all);
            if (contradict(own)) {
                return own;
            }
        }
        return null;
    }

    /** Whatever concerns a province that is not part of it goes at once. */
    private List<Demand> leaveOutProvinces(List<Demand> all) {
        List<Demand> left = all;
        for (long province : new LinkedHashSet<>(provinces.values())) {
            left = without(left, of(province, left));
        }
        return left;
    }

    private List<Demand> of(long province, List<Demand> all) {
        return all.stream()
                .filter(each -> Long.valueOf(province).equals(each.province(provinces)))
                .toList();
    }

    private List<Demand> leaveOut(List<Demand> all, int size) {
        List<Demand> left = all;
        for (int from = 0; from < all.size(); from += size) {
            left = without(left, all.subList(from, Math.min(all.size(), from + size)));
        }
        return left;
    }

    private List<Demand> without(List<Demand> all, List<Demand> some) {
        Set<Demand> out = new HashSet<>(some);
        List<Demand> rest = all.stream().filter(each -> !out.contains(each)).toList();
        return rest.size() < all.size() && contradict(rest) ? rest : all;
    }

    /** Whether it is proven. */
    private boolean contradict(List<Demand> demands) {
        Search.Answer answer =
                work.over(Progress.Step.NARROWING) ? Search.Answer.UNKNOWN : Search.feasible(choices(demands), work);
        minimal &= answer != Search.Answer.UNKNOWN;
        return answer == Search.Answer.NONE;
    }

    /** Of wards that nobody demands anything of, none needs to register: they stay out. */
    private Choices choices(List<Demand> demands) {
        Set<@Nullable Long> concerned = new HashSet<>();
        Set<Long> locked = new HashSet<>();
        for (Demand each : demands) {
            if (each instanceof Demand.Floor || each instanceof Demand.Everybody) {
                concerned.add(each.province(provinces));
            } else if (each instanceof Demand.Locked lock) {
                locked.add(lock.ward());
            }
        }
        List<WardState> wards = scenario.wards().stream()
                .filter(ward -> concerned.contains(ward.province()) || locked.contains(ward.id()))
                .toList();
        return Choices.of(scenario, wards, demands);
    }

    /** What is rather left out comes first: so what remains tells more of what was wished than of the wards. */
    private static int order(Demand demand) {
        if (demand instanceof Demand.Readiness) {
            return 0;
        }
        if (demand instanceof Demand.NotBefore) {
            return 1;
        }
        if (demand instanceof Demand.ProvinceCapacity) {
            return 2;
        }
        if (demand instanceof Demand.Budget) {
            return 3;
        }
        return demand instanceof Demand.Capacity ? 4 : 5;
    }
}
