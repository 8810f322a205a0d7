package vn.kieumau.exchange;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What guests of a study visit asked.
 *
 * @param unitName the ward of the route at which it was asked; null: of none
 * @param askedBy the unit or office that asked
 * @param answer empty: not answered yet
 */
public record VisitQuestion(
        long questionId,
        @Nullable Long unitId,
        @Nullable String unitName,
        String askedBy,
        String question,
        String answer,
        String answeredBy,
        String notedByName,
        OffsetDateTime notedAt,
        boolean illustrative,
        int version) {}
