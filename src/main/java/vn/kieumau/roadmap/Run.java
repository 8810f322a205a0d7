package vn.kieumau.roadmap;

import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A computation of a scenario.
 *
 * @param askedVersion the scenario's version that was asked
 * @param state waiting, running, proposed, contradicting, undecided, stopped or failed
 * @param value of the plan; null where there is none
 * @param answer null while nothing came out
 */
public record Run(
        long runId,
        long scenarioId,
        int askedVersion,
        String state,
        long askedBy,
        String askedByName,
        OffsetDateTime askedAt,
        @Nullable OffsetDateTime endedAt,
        @Nullable Long value,
        @Nullable Long bound,
        @Nullable Double gap,
        @Nullable Boolean proven,
        @Nullable Double seconds,
        @Nullable Answer answer,
        boolean adopted) {
    private static final Set<String> UNFINISHED = Set.of("waiting", "running");

    public boolean unfinished() {
        return UNFINISHED.contains(state);
    }

    /** Whether there is a plan that keeps every demand. */
    public boolean planned() {
        return value != null && !unfinished();
    }
}
