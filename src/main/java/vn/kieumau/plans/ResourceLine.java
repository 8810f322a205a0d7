package vn.kieumau.plans;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that a ward needs and has.
 *
 * @param kind staffing, equipment or budget
 * @param name the post, the kind of equipment, or the source: central, local, social, other
 * @param year of a budget
 * @param needed and present: people, pieces or million VND
 */
public record ResourceLine(
        long resourceId,
        long unitId,
        String kind,
        String name,
        @Nullable Integer year,
        int needed,
        int present,
        String note,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version) {
    /** What is lacking; 0 where there is enough. */
    public int lacking() {
        return Math.max(0, needed - present);
    }
}
