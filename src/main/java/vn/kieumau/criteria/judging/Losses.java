package vn.kieumau.criteria.judging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.kieumau.criteria.judging.SetShape.CriterionShape;
import vn.kieumau.criteria.judging.SetShape.GroupShape;
import vn.kieumau.criteria.judging.SetShape.RequirementShape;

/** Which losses stand in the way of a set that can no longer be met. */
final class Losses {
    private Losses() {}

    static List<String> toBlame(SetShape shape, Map<String, Truth> truths, Set<String> lost) {
        List<ConditionResult> now = best(shape, truths, lost);
        List<ConditionResult> withoutLoss = best(shape, truths, Set.of());
        List<ConditionResult> broken = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).truth() != Truth.MET && withoutLoss.get(i).truth() == Truth.MET) {
                broken.add(now.get(i));
            }
        }
        List<String> blamed = new ArrayList<>();
        for (GroupShape group : shape.groups()) {
            for (CriterionShape criterion : group.criteria()) {
                for (RequirementShape requirement : criterion.requirements()) {
                    boolean gone = lost.contains(requirement.code())
                            && !truths.getOrDefault(requirement.code(), Truth.UNKNOWN)
                                    .holds();
                    if (gone && broken.stream().anyMatch(it -> bears(it, group, criterion, requirement))) {
                        blamed.add(requirement.code());
                    }
                }
            }
        }
        return blamed;
    }

    /** The conditions with everything met that can be. */
    private static List<ConditionResult> best(SetShape shape, Map<String, Truth> truths, Set<String> lost) {
        Map<String, Truth> best = new HashMap<>();
        for (RequirementShape requirement : shape.requirements()) {
            Truth now = truths.getOrDefault(requirement.code(), Truth.UNKNOWN);
            Truth then = lost.contains(requirement.code()) ? Truth.NOT_MET : Truth.MET;
            best.put(requirement.code(), now.holds() ? now : then);
        }
        return Judging.judge(shape, best).conditions();
    }

    private static boolean bears(
            ConditionResult condition, GroupShape group, CriterionShape criterion, RequirementShape requirement) {
        boolean counts = criterion.counted().contains(requirement);
        boolean inGroup = condition.subject().equals(group.code());
        boolean earns = requirement.points().signum() > 0;
        return switch (condition.kind()) {
            case ALL, COUNT, SHARE -> counts;
            case POINTS -> earns;
            case GROUP_CRITERIA -> inGroup && counts;
            case GROUP_POINTS -> inGroup && earns;
            case MANDATORY -> criterion.mandatory() && counts;
            case VETO -> requirement.veto();
            case COMPLETE -> false;
        };
    }
}
