package vn.kieumau.evidence;

import java.time.OffsetDateTime;

/**
 * One of the revisions of a proof, among the others.
 *
 * @param reason why it was corrected; empty for the first
 */
public record EvidenceRevision(
        int revision,
        String title,
        String number,
        String reason,
        String recordedByName,
        OffsetDateTime recordedAt,
        int files) {}
