package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** What a figure was before somebody corrected or withdrew it. */
public record Correction(
        int metricId,
        BigDecimal value,
        String source,
        String recordedByName,
        OffsetDateTime recordedAt,
        String replacedByName,
        OffsetDateTime replacedAt,
        String reason) {}
