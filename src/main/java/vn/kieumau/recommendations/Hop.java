package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One step of a recommendation.
 *
 * @param fromState empty for the first
 * @param missed the last day that was let pass, where it went on by itself
 * @param doneByName null where it went on by itself
 * @param days that the office which made this step had had it for
 */
public record Hop(
        int number,
        String act,
        String fromState,
        String toState,
        String fromName,
        String fromNameEn,
        String toName,
        String toNameEn,
        boolean moved,
        String level,
        @Nullable LocalDate due,
        @Nullable LocalDate missed,
        @Nullable String answerKind,
        String reason,
        @Nullable String doneByName,
        OffsetDateTime doneAt,
        @Nullable Integer days) {}
