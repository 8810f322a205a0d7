package vn.kieumau.criteria.judging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a set and what it rests on.
 *
 * @param set MET, NOT_MET or UNKNOWN: the conjunction of the conditions
 * @param criteria truth by code, in the order of the set
 * @param conditions the passing rule, then minimums of groups, mandatory criteria, vetoes, completeness; only those the set has
 * @param points of a set that passes by points; otherwise null
 */
public record Judgement(
        Truth set,
        Map<String, Truth> criteria,
        List<ConditionResult> conditions,
        @Nullable Points points) {
    public Judgement {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        conditions = List.copyOf(conditions);
    }
}
