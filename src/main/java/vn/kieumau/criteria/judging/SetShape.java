package vn.kieumau.criteria.judging;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * As much of a criteria set as its verdict depends on, in the order of the document. Codes of groups, of criteria and of
 * requirements are each unique in the set.
 *
 * @param complete whether the set is fully written down; if not, it can fail but not pass
 */
public record SetShape(List<GroupShape> groups, PassingRule passing, boolean complete) {

    public record GroupShape(String code, List<CriterionShape> criteria) {
        public GroupShape {
            criteria = List.copyOf(criteria);
        }
    }

    /** @param mandatory whether the set fails with it, whatever else is met */
    public record CriterionShape(String code, boolean mandatory, List<RequirementShape> requirements) {
        public CriterionShape {
            requirements = List.copyOf(requirements);
        }

        /** The requirements its truth depends on: the mandatory ones or, where it has none, all. */
        List<RequirementShape> counted() {
            List<RequirementShape> mandatoryOnes =
                    requirements.stream().filter(RequirementShape::mandatory).toList();
            return mandatoryOnes.isEmpty() ? requirements : mandatoryOnes;
        }
    }

    /**
     * @param mandatory whether its criterion fails with it
     * @param veto whether the whole set fails with it
     * @param points earned once it is met or not applicable; never below 0, so that meeting more never costs anything
     */
    public record RequirementShape(String code, boolean mandatory, boolean veto, BigDecimal points) {
        public RequirementShape {
            if (points.signum() < 0) {
                throw new IllegalArgumentException("points below 0: " + code);
            }
        }
    }

    /** @throws IllegalArgumentException where a code occurs twice, or a minimum is set for a group that is not there */
    public SetShape {
        groups = List.copyOf(groups);
        Set<String> groupCodes = unique(groups.stream().map(GroupShape::code));
        unique(criteriaOf(groups).map(CriterionShape::code));
        unique(criteriaOf(groups)
                .flatMap(criterion -> criterion.requirements().stream())
                .map(RequirementShape::code));
        for (PassingRule.GroupMinimum minimum : passing.groupMinimums()) {
            if (!groupCodes.contains(minimum.group())) {
                throw new IllegalArgumentException("minimum of an unknown group: " + minimum.group());
            }
        }
    }

    List<CriterionShape> criteria() {
        return criteriaOf(groups).toList();
    }

    List<RequirementShape> requirements() {
        return criteriaOf(groups)
                .flatMap(criterion -> criterion.requirements().stream())
                .toList();
    }

    private static Stream<CriterionShape> criteriaOf(List<GroupShape> groups) {
        return groups.stream().flatMap(group -> group.criteria().stream());
    }

    private static Set<String> unique(Stream<String> codes) {
        Set<String> seen = new HashSet<>();
        codes.forEach(code -> {
            if (!seen.add(code)) {
                throw new IllegalArgumentException("code occurs twice: " + code);
            }
        });
        return seen;
    }
}
