package vn.kieumau.archive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A package as the archive lists it.
 *
 * @param files in it, those of the bag itself aside
 * @param retention on what the period rests; empty: on the default
 * @param keepUntil the last day; null: it is kept for ever
 * @param checkedAt when all hashes were last computed again; null: never since it was packed
 * @param broken how many of its files were not as they were packed then
 */
public record PackedDossier(
        long packageId,
        long dossierId,
        long unitId,
        String unitName,
        String unitPath,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        String name,
        String sha256,
        long size,
        int files,
        String format,
        String outcome,
        LocalDate decidedOn,
        String retention,
        @Nullable LocalDate keepUntil,
        String packedByName,
        OffsetDateTime packedAt,
        boolean illustrative,
        @Nullable OffsetDateTime checkedAt,
        @Nullable String checkedByName,
        @Nullable Integer broken,
        String brokenNames,
        @JsonIgnore long total) {
    /** It may go: its period is over. Nothing goes by itself. */
    public boolean ended(LocalDate day) {
        return keepUntil != null && day.isAfter(keepUntil);
    }

    public boolean intact() {
        return broken != null && broken == 0;
    }
}
