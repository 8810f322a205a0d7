package vn.kieumau.recommendations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations of many units that ask for the same; its sums are of those that the reader sees.
 *
 * @param wards units that they are about
 * @param money VND asked for in all; null where none asks for any
 * @param open neither answered nor closed
 * @param here open ones that lie with an office of the reader
 * @param due the first last day among the open ones; null where none is open
 * @param directive whether they are what one directive gave to many units
 * @param formedByName of the person who said that they are the same
 */
public record RecommendationGroup(
        long groupId,
        String classCode,
        String title,
        String formedOffice,
        String formedOfficeEn,
        String formedByName,
        OffsetDateTime formedAt,
        int members,
        int wards,
        @Nullable BigDecimal money,
        int open,
        int here,
        @Nullable LocalDate due,
        boolean directive,
        boolean illustrative) {}
