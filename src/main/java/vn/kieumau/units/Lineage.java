package vn.kieumau.units;

import java.util.List;

/** Where a unit came from and where it went. */
public record Lineage(List<Relative> predecessors, List<Relative> successors) {
    /** The name of a predecessor. */
    public String predecessor(long unitId) {
        return predecessors.stream()
                .filter(each -> each.unitId() == unitId)
                .findFirst()
                .orElseThrow()
                .name();
    }
}
