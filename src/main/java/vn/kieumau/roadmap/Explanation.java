package vn.kieumau.roadmap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a ward registers when it does, all other wards staying where they are.
 *
 * @param year null where it registers in none
 * @param reasons for each year that would be better, earliest first, all that prevents it; then what needs the ward where it is.
 *     At least one
 */
public record Explanation(long ward, @Nullable Integer year, List<Reason> reasons) {
    public Explanation {
        reasons = List.copyOf(reasons);
    }

    public sealed interface Reason {}

    /** A better year is closed to the ward: not ready, locked, or not before another. */
    public record Closed(int year, Demand by) implements Reason {}

    /**
     * A better year has no room for it.
     *
     * @param by a budget or a capacity
     * @param left of it, without this ward in that year; million VND or wards
     * @param needs what the ward would use of it, more than is left
     */
    public record NoRoom(int year, Demand by, long left, long needs) implements Reason {}

    /** A floor, or that nobody is left behind, would be missed without the ward. */
    public record Needed(Demand by) implements Reason {}

    /** Nothing binds: every other year, and none, would be worse. */
    public record Best() implements Reason {}
}
