package vn.kieumau.roadmap;

import org.jspecify.annotations.Nullable;

/**
 * How far the planner has come.
 *
 * @param value of the best plan found so far; null while there is none
 * @param bound no plan has a higher value, proven; null while nothing is
 * @param gap as {@link Proposal#gap()}; null while there is no plan or no bound
 * @param seconds since it began
 */
public record Progress(
        Step step,
        @Nullable Long value,
        @Nullable Long bound,
        @Nullable Double gap,
        double seconds) {
    public enum Step {
        /** Plans that may divide a ward among years: gives the bound. */
        RELAXING,
        /** Exchanges wards among years at random, less and less boldly. */
        IMPROVING,
        /** Searches all that could still be better. */
        PROVING,
        /** Looks for demands that contradict each other. */
        NARROWING
    }
}
