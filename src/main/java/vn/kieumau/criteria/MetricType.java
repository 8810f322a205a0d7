package vn.kieumau.criteria;

import java.util.List;
import java.util.Map;
import vn.kieumau.criteria.rules.ValueType;

/**
 * A figure as rules see it.
 *
 * @param code its name in rules, {@code [a-z][a-z0-9_]*}
 * @param unitVi what is counted, as "vụ"; empty of a share that is computed
 * @param levels from worst to best where it is a rating, else empty
 * @param months how long the periods are of which it is reported: 1, 3, 6 or 12; of one that is computed, the longest behind it
 * @param reportedBy who owes it: a code of {@code criteria.answered_by.*}
 */
public record MetricType(
        String code,
        String nameVi,
        String nameEn,
        String unitVi,
        String unitEn,
        boolean ratio,
        List<Level> levels,
        int months,
        String reportedBy) {
    /** A step of a rating. */
    public record Level(String code, String nameVi, String nameEn) {}

    /** Added to a code: the same months of the year before. */
    public static final String SAME_PERIOD = "_same_period";
    /** Added to a code: the same months of the set's baseline year. */
    public static final String BASELINE = "_baseline";

    /** The name in rules of one of its levels, standing for its rank from 1. */
    public String level(Level level) {
        return code + "_" + level.code();
    }

    /** Adds the names under which rules find its figures; a level has its own, standing for its rank from 1. */
    public void addNames(Map<String, ValueType> names) {
        ValueType type = ratio ? ValueType.RATIO : ValueType.COUNT;
        names.put(code, type);
        names.put(code + SAME_PERIOD, type);
        names.put(code + BASELINE, type);
        levels.forEach(level -> names.put(level(level), ValueType.COUNT));
    }
}
