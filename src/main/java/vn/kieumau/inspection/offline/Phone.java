package vn.kieumau.inspection.offline;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A phone that a member took along.
 *
 * @param entries what has arrived from it
 * @param lastArrivedAt the last of it; null before the first
 * @param lostAt when it was reported lost; null while it is not
 * @param own whether it is the reader's
 */
public record Phone(
        String phoneKey,
        String name,
        String nameEn,
        OffsetDateTime takenAt,
        int entries,
        @Nullable OffsetDateTime lastArrivedAt,
        @Nullable OffsetDateTime lostAt,
        boolean own) {}
