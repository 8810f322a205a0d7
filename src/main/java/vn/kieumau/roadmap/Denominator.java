package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A decision on what is counted from a day on. @param communes whether communes and special zones count beside wards */
public record Denominator(
        long denominatorId,
        LocalDate since,
        boolean communes,
        String decisionNumber,
        LocalDate decidedOn,
        String reason,
        String setByName,
        OffsetDateTime setAt,
        boolean illustrative) {}
