package vn.kieumau.criteria.judging;

/**
 * One condition, judged on its bounds.
 *
 * @param subject code of the group (GROUP_CRITERIA, GROUP_POINTS); codes, joined by ", ", of the criteria (ALL, MANDATORY) or
 *     requirements (VETO) that fail or, where none fails, that are unknown; otherwise empty
 * @param reached what is certain now, every unknown counted as not met: a number or, for SHARE, "16/25"; empty for COMPLETE
 * @param needed the bar: a number, for SHARE the share itself ("0.7"); empty for COMPLETE
 * @param possible what would be reached if every unknown turned out met, written as {@code reached}; empty for COMPLETE
 */
public record ConditionResult(
        Condition kind, Truth truth, String subject, String reached, String needed, String possible) {}
