package vn.kieumau.roadmap;

import java.util.List;

/**
 * A plan that keeps every demand, and how far from the best it may be.
 *
 * @param value of the plan
 * @param bound no plan that keeps the demands has a higher value, proven
 * @param gap how much better a plan may be than this one, as a share of what this one gains against registering nobody, at least 1:
 *     (bound − value) / max(1, value − value of registering nobody); 0 where it is the best
 * @param proven whether the gap is what was asked for; where not, time was up or somebody stopped it
 * @param prices what one more of each scarce thing would add to the value at most, about; they prove a bound by themselves
 */
public record Proposal(
        Plan plan, long value, long bound, double gap, boolean proven, List<Price> prices, double seconds)
        implements Outcome {
    public Proposal {
        prices = List.copyOf(prices);
    }
}
