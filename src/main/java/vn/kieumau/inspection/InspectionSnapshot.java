package vn.kieumau.inspection;

import java.util.List;
import java.util.Map;

/**
 * All that a delegation found and concluded.
 *
 * @param notMet by visit: what was found not to be met
 */
record InspectionSnapshot(
        DelegationHead head,
        List<DelegationMember> members,
        List<VisitLine> visits,
        Conclusion conclusion,
        List<Demand> demands,
        Map<Long, Checklists.Progress> progress,
        Map<Long, List<ItemLine>> notMet) {

    int items() {
        return progress.values().stream().mapToInt(Checklists.Progress::found).sum();
    }

    int failing() {
        return progress.values().stream().mapToInt(Checklists.Progress::notMet).sum();
    }
}
