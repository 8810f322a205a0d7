package vn.kieumau.criteria.judging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.kieumau.criteria.judging.PassingRule.Band;
import vn.kieumau.criteria.judging.PassingRule.GroupMinimum;
import vn.kieumau.criteria.judging.PassingRule.Kind;
import vn.kieumau.criteria.judging.SetShape.CriterionShape;
import vn.kieumau.criteria.judging.SetShape.GroupShape;
import vn.kieumau.criteria.judging.SetShape.RequirementShape;

/** Sets written by hand. */
final class SetFixture {
    private static final List<Band> BANDS = List.of(
            new Band("low", "Thấp", "Low", BigDecimal.ZERO),
            new Band("good", "Khá", "Good", new BigDecimal("6")),
            new Band("best", "Tốt", "Best", new BigDecimal("9")));

    private SetFixture() {}

    static PassingRule all() {
        return new PassingRule(Kind.ALL, null, null, List.of(), null, List.of());
    }

    static PassingRule count(String atLeast, GroupMinimum... minimums) {
        return new PassingRule(Kind.COUNT, new BigDecimal(atLeast), null, List.of(), null, List.of(minimums));
    }

    static PassingRule share(String atLeast, GroupMinimum... minimums) {
        return new PassingRule(Kind.SHARE, new BigDecimal(atLeast), null, List.of(), null, List.of(minimums));
    }

    /** Low from 0, good from 6, best from 9; good passes. */
    static PassingRule points(GroupMinimum... minimums) {
        return new PassingRule(Kind.POINTS, null, BigDecimal.TEN, BANDS, "good", List.of(minimums));
    }

    static RequirementShape requirement(String code) {
        return requirement(code, "0");
    }

    static RequirementShape requirement(String code, String points) {
        return new RequirementShape(code, true, false, new BigDecimal(points));
    }

    static RequirementShape optional(String code) {
        return new RequirementShape(code, false, false, BigDecimal.ZERO);
    }

    static RequirementShape veto(String code) {
        return new RequirementShape(code, false, true, BigDecimal.ZERO);
    }

    static CriterionShape criterion(String code, RequirementShape... requirements) {
        return new CriterionShape(code, false, List.of(requirements));
    }

    static CriterionShape mandatory(String code, RequirementShape... requirements) {
        return new CriterionShape(code, true, List.of(requirements));
    }

    static GroupShape group(String code, CriterionShape... criteria) {
        return new GroupShape(code, List.of(criteria));
    }

    static SetShape set(PassingRule passing, GroupShape... groups) {
        return new SetShape(List.of(groups), passing, true);
    }

    /** One group of criteria c1, c2, … with one requirement r1, r2, … each. */
    static SetShape criteria(int number, PassingRule passing) {
        List<CriterionShape> criteria = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            criteria.add(criterion("c" + i, requirement("r" + i)));
        }
        return new SetShape(List.of(new GroupShape("g", criteria)), passing, true);
    }

    /** r1, r2, … in turn: so many met, then so many not met, unknown and not applicable. */
    static Map<String, Truth> truths(int met, int notMet, int unknown, int notApplicable) {
        Map<String, Truth> truths = new HashMap<>();
        int[] numbers = {met, notMet, unknown, notApplicable};
        for (Truth truth : Truth.values()) {
            for (int i = 0; i < numbers[truth.ordinal()]; i++) {
                truths.put("r" + (truths.size() + 1), truth);
            }
        }
        return truths;
    }
}
