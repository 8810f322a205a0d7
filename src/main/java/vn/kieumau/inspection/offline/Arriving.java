package vn.kieumau.inspection.offline;

import java.time.OffsetDateTime;
import java.util.Map;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;

/** Whatever is the same for all the entries of a phone. */
record Arriving(
        Actor carrier,
        Phones.Carried phone,
        boolean late,
        OffsetDateTime at,
        Map<Long, VisitLine> visits,
        Map<Long, Item> items) {
    record Item(long itemId, long visitId, String code) {}

    VisitLine visit(long visitId) {
        VisitLine visit = visits.get(visitId);
        if (visit == null) {
            throw new Refused(InspectionRefusal.UNREADABLE_ENTRY);
        }
        return visit;
    }

    Item item(long itemId) {
        Item item = items.get(itemId);
        if (item == null) {
            throw new Refused(InspectionRefusal.NO_SUCH_ITEM);
        }
        return item;
    }
}
