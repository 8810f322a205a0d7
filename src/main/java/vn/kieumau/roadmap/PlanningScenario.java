package vn.kieumau.roadmap;

import java.time.OffsetDateTime;

/** A question that somebody keeps, to ask it again and again. */
public record PlanningScenario(
        long scenarioId,
        String name,
        String note,
        Question question,
        String madeByName,
        OffsetDateTime madeAt,
        boolean illustrative,
        int version) {}
