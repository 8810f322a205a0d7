package vn.kieumau.evidence;

import java.time.OffsetDateTime;

/**
 * A submission that keeps an item as it was then.
 *
 * @param revision which it keeps
 * @param codes of the criteria that it proves there, in their order
 */
public record KeptRevision(
        long dossierId,
        String cohortNameVi,
        String cohortNameEn,
        int snapshotNumber,
        OffsetDateTime submittedAt,
        int revision,
        String codes) {}
