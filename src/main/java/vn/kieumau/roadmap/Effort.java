package vn.kieumau.roadmap;

import java.time.Duration;

/**
 * How far the planner goes.
 *
 * @param gap it stops where no plan can be better by more than this share, as {@link Proposal#gap()}; 0 to 1, and 0 asks for the best
 * @param limit it stops after this time with what it has; what is found in time does not depend on the machine, what is cut off does
 * @param seed the same seed, question and gap give the same plan
 */
public record Effort(double gap, Duration limit, long seed) {
    private static final double GAP = 0.01;

    public Effort {
        if (!(gap >= 0 && gap <= 1) || limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("gap " + gap + ", limit " + limit);
        }
    }

    /** To 1%, for at most a minute. */
    public static Effort usual() {
        return new Effort(GAP, Duration.ofMinutes(1), 1);
    }
}
