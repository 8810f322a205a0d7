package vn.kieumau.audit.trail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;

/** One line of the trail as a reader sees it. */
public record TrailEntry(
        long seq,
        OffsetDateTime recordedAt,
        OffsetDateTime at,
        boolean imported,
        String actorName,
        String officeName,
        String act,
        String subject,
        String reason,
        String rowHash,
        String hash,
        boolean illustrative,
        @JsonIgnore long total) {}
