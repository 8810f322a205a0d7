package vn.kieumau.criteria.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.kieumau.criteria.judging.SetShape.CriterionShape;

/**
 * Judges a set. A verdict other than UNKNOWN is final: no later answer to an unknown requirement, "not applicable" included,
 * changes it. That holds because every figure is lowest with all unknowns not met and highest with all met: "not applicable"
 * earns the points of "met", does not add to a count, and leaves a share between that of "not met" and of "met".
 */
public final class Judging {
    private Judging() {}

    /** @param requirements truth by code of requirement; one that is absent is unknown */
    public static Judgement judge(SetShape shape, Map<String, Truth> requirements) {
        Map<String, Truth> criteria = new LinkedHashMap<>();
        shape.criteria().forEach(criterion -> criteria.put(criterion.code(), judge(criterion, requirements)));
        Conditions conditions = new Conditions(shape, requirements, criteria);
        List<ConditionResult> results = conditions.all();
        Truth set = results.stream().map(ConditionResult::truth).reduce(Truth.MET, Truth::and);
        boolean byPoints = shape.passing().kind() == PassingRule.Kind.POINTS;
        return new Judgement(set, criteria, results, byPoints ? conditions.points() : null);
    }

    /** Not applicable where nothing it depends on is. */
    static Truth judge(CriterionShape criterion, Map<String, Truth> requirements) {
        return criterion.counted().stream()
                .map(requirement -> requirements.getOrDefault(requirement.code(), Truth.UNKNOWN))
                .reduce(Truth.NOT_APPLICABLE, Truth::and);
    }
}
