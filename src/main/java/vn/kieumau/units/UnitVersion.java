package vn.kieumau.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit was over a range of days: one line of the file of units. Format: docs/folder-format.md, units.csv.
 *
 * @param line where it stands in its file, from 2; 0 for one of the tree
 * @param key by which files speak of the unit, whatever its codes
 * @param from its first day; null: before the records
 * @param to the first day on which it is so no longer; null: still
 */
record UnitVersion(
        int line,
        String key,
        String code,
        String name,
        String type,
        String level,
        String parentKey,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    /** Null counts as before every day. */
    static int order(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null ? other == null ? 0 : -1 : other == null ? 1 : one.compareTo(other);
    }

    int byFirstDay(UnitVersion other) {
        return order(from, other.from);
    }

    /** Whether it ends before, or when, another day comes; null: before the records. */
    boolean endsBy(@Nullable LocalDate day) {
        return to != null && day != null && !to.isAfter(day);
    }

    /** Whether there is a day of both. */
    boolean meets(UnitVersion other) {
        return !endsBy(other.from) && !other.endsBy(from);
    }
}
