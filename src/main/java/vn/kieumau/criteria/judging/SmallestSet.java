package vn.kieumau.criteria.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.kieumau.criteria.judging.GroupPlans.Move;

/**
 * The fewest requirements that, once met, make a set pass. Exact for every rule and every combination of conditions; time grows
 * with the size of the set, not with the number of subsets.
 *
 * <p>Each group has its {@link GroupPlans}; {@code rest[g][n]} joins them: what the groups from the g-th on can bring towards
 * the bar of the set with exactly n requirements, every group reaching its own minimums. The smallest n whose {@code rest[0]}
 * reaches the bar is the answer's size; a second walk, forwards, takes each requirement that can be part of an answer of this
 * size.
 */
public final class SmallestSet {
    private final List<GroupPlans> plans = new ArrayList<>();
    private final Bars bars;
    private final long[][] rest;

    /**
     * The smallest set of requirements, now not met or unknown and not lost, which turned to met makes every condition but
     * COMPLETE hold, all other unknowns staying not met. Among sets of the same size it is the one with the earliest
     * requirement, in the order of the set, at the first difference.
     *
     * @param truths by code of requirement; one that is absent is unknown
     * @param lost codes of requirements that can no longer be mended; of those met or not applicable nothing is lost
     */
    public static Needed find(SetShape shape, Map<String, Truth> truths, Set<String> lost) {
        SmallestSet search = new SmallestSet(shape, truths, lost);
        for (int size = 0; size < search.rest[0].length; size++) {
            if (search.rest[0][size] != GroupPlans.IMPOSSIBLE && search.rest[0][size] >= search.bars.set()) {
                return new Needed(true, search.first(size), List.of());
            }
        }
        return new Needed(false, List.of(), Losses.toBlame(shape, truths, lost));
    }

    private SmallestSet(SetShape shape, Map<String, Truth> truths, Set<String> lost) {
        bars = new Bars(shape, truths);
        for (int g = 0; g < shape.groups().size(); g++) {
            plans.add(new GroupPlans(bars.steps(g, truths, lost)));
        }
        rest = new long[plans.size() + 1][];
        rest[plans.size()] = new long[] {0};
        for (int g = plans.size() - 1; g >= 0; g--) {
            rest[g] = joined(best(g), rest[g + 1]);
        }
    }

    /** By number of requirements: the most this group alone can bring, reaching its minimums. */
    private long[] best(int g) {
        GroupPlans plan = plans.get(g);
        long[] best = new long[plan.open() + 1];
        Arrays.fill(best, GroupPlans.IMPOSSIBLE);
        for (int met = 0; met <= plan.criteria(); met++) {
            for (int cost = 0; cost <= plan.open(); cost++) {
                long points = plan.most(0, true, met, cost);
                if (points != GroupPlans.IMPOSSIBLE && bars.reached(g, met, points)) {
                    best[cost] = Math.max(best[cost], bars.worth(met, points));
                }
            }
        }
        return best;
    }

    private static long[] joined(long[] here, long[] after) {
        long[] joined = new long[here.length + after.length - 1];
        Arrays.fill(joined, GroupPlans.IMPOSSIBLE);
        for (int i = 0; i < here.length; i++) {
            for (int k = 0; k < after.length; k++) {
                if (here[i] != GroupPlans.IMPOSSIBLE && after[k] != GroupPlans.IMPOSSIBLE) {
                    joined[i + k] = Math.max(joined[i + k], here[i] + after[k]);
                }
            }
        }
        return joined;
    }

    private List<String> first(int size) {
        List<String> chosen = new ArrayList<>();
        long brought = 0;
        for (int g = 0; g < plans.size(); g++) {
            GroupPlans plan = plans.get(g);
            Way way = new Way(g, 0, true, 0, 0, brought, size - chosen.size());
            while (way.at() < plan.steps().size()) {
                Way here = way;
                Move move = plan.moves(here.at(), here.whole()).stream()
                        .filter(candidate -> leadsOn(here.after(candidate)))
                        .findFirst()
                        .orElseThrow();
                if (move.taken()) {
                    chosen.add(plan.steps().get(here.at()).code());
                }
                way = here.after(move);
            }
            brought += bars.worth(way.met(), way.points());
        }
        return chosen;
    }

    /** How far the walk has come in its group: what the group has so far, what earlier ones brought, and how many may follow. */
    private record Way(int group, int at, boolean whole, int met, long points, long brought, int left) {
        Way after(Move move) {
            return new Way(
                    group, at + 1, move.whole(), met + move.met(), points + move.points(), brought, left - move.cost());
        }
    }

    /** Whether an answer of the wanted size goes on from here. */
    private boolean leadsOn(Way way) {
        GroupPlans plan = plans.get(way.group());
        long[] after = rest[way.group() + 1];
        for (int met = 0; met <= plan.criteria(); met++) {
            for (int cost = Math.max(0, way.left() - after.length + 1);
                    cost <= Math.min(plan.open(), way.left());
                    cost++) {
                long points = plan.most(way.at(), way.whole(), met, cost);
                long later = after[way.left() - cost];
                if (points != GroupPlans.IMPOSSIBLE
                        && later != GroupPlans.IMPOSSIBLE
                        && bars.reached(way.group(), way.met() + met, way.points() + points)
                        && way.brought() + bars.worth(way.met() + met, way.points() + points) + later >= bars.set()) {
                    return true;
                }
            }
        }
        return false;
    }
}
