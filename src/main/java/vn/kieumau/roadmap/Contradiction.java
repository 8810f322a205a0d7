package vn.kieumau.roadmap;

import java.util.List;

/**
 * No plan keeps these demands together.
 *
 * @param demands cannot be kept together, proven; some of them may be of the kind {@link Demand.Readiness}
 * @param minimal whether it is proven that without any one of them the others can be kept; false where time was up
 */
public record Contradiction(List<Demand> demands, boolean minimal, double seconds) implements Outcome {
    public Contradiction {
        demands = List.copyOf(demands);
    }
}
