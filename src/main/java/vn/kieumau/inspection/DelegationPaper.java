package vn.kieumau.inspection;

import java.time.OffsetDateTime;

/**
 * A signed paper as it was scanned.
 *
 * @param kind decision or minutes
 * @param size in bytes
 */
public record DelegationPaper(
        long paperId, String kind, String name, String sha256, long size, String keptByName, OffsetDateTime keptAt) {
    public static final String DECISION = "decision";
    public static final String MINUTES = "minutes";
}
