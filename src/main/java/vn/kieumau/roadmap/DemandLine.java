package vn.kieumau.roadmap;

import org.jspecify.annotations.Nullable;

/** A demand as it is kept and shown. @param kind budget, capacity, province_capacity, floor, everybody, locked, not_before or readiness */
public record DemandLine(
        String kind,
        @Nullable Long province,
        @Nullable Long ward,
        @Nullable Integer year,
        @Nullable Long amount) {
    static DemandLine of(Demand demand) {
        if (demand instanceof Demand.Budget each) {
            return new DemandLine("budget", each.province(), null, each.year(), each.million());
        }
        if (demand instanceof Demand.Capacity each) {
            return new DemandLine("capacity", null, null, each.year(), (long) each.wards());
        }
        if (demand instanceof Demand.ProvinceCapacity each) {
            return new DemandLine("province_capacity", each.province(), null, each.year(), (long) each.wards());
        }
        if (demand instanceof Demand.Floor each) {
            return new DemandLine("floor", each.province(), null, each.year(), (long) each.wards());
        }
        if (demand instanceof Demand.Everybody each) {
            return new DemandLine("everybody", each.province(), null, null, null);
        }
        if (demand instanceof Demand.Locked each) {
            return new DemandLine("locked", null, each.ward(), each.year(), null);
        }
        if (demand instanceof Demand.NotBefore each) {
            return new DemandLine("not_before", null, each.ward(), each.year(), null);
        }
        Demand.Readiness each = (Demand.Readiness) demand;
        return new DemandLine("readiness", null, each.ward(), each.year(), null);
    }
}
