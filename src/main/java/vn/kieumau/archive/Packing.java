package vn.kieumau.archive;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far the packing of a cohort has come.
 *
 * @param state waiting, running, done, stopped or failed
 * @param packed of so many as were waiting when it began
 * @param failedNames wards whose dossier could not be packed, one a line
 */
public record Packing(
        long runId,
        String state,
        int packed,
        int total,
        String failedNames,
        String askedByName,
        OffsetDateTime askedAt,
        @Nullable OffsetDateTime endedAt) {
    public boolean unfinished() {
        return state.equals("waiting") || state.equals("running");
    }
}
