package vn.kieumau.roadmap;

import org.jspecify.annotations.Nullable;

/**
 * A reason why a ward registers when it does, as it is kept and shown.
 *
 * @param kind closed, no_room, needed or best
 * @param year the better year that is closed or has no room
 * @param left of what limits it, million VND or wards, and what the ward needs of it
 */
public record ReasonLine(
        String kind,
        @Nullable Integer year,
        @Nullable DemandLine by,
        @Nullable Long left,
        @Nullable Long needs) {
    static ReasonLine of(Explanation.Reason reason) {
        if (reason instanceof Explanation.Closed each) {
            return new ReasonLine("closed", each.year(), DemandLine.of(each.by()), null, null);
        }
        if (reason instanceof Explanation.NoRoom each) {
            return new ReasonLine("no_room", each.year(), DemandLine.of(each.by()), each.left(), each.needs());
        }
        if (reason instanceof Explanation.Needed each) {
            return new ReasonLine("needed", null, DemandLine.of(each.by()), null, null);
        }
        return new ReasonLine("best", null, null, null, null);
    }
}
