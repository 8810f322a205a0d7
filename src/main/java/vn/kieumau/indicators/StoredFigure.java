package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A unit's figure of a period as it is known now. */
public record StoredFigure(
        int metricId,
        LocalDate starts,
        BigDecimal value,
        int definitionId,
        @Nullable String zeroRegister,
        String source,
        String recordedByName,
        OffsetDateTime recordedAt,
        OffsetDateTime firstAt,
        boolean illustrative)
        implements Readings.Part {}
