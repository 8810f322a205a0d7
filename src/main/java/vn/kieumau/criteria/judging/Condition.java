package vn.kieumau.criteria.judging;

import java.util.Locale;

/** What a set asks for; all of its conditions must be met. */
public enum Condition {
    /** Every criterion is met or not applicable. */
    ALL,
    /** Enough criteria are met; one that is not applicable is not met. */
    COUNT,
    /** Enough of the applicable criteria are met. */
    SHARE,
    /** The points reach the pass band. */
    POINTS,
    /** Enough criteria of a group are met; one that is not applicable is not met. */
    GROUP_CRITERIA,
    /** The points of a group suffice. */
    GROUP_POINTS,
    /** Every mandatory criterion is met or not applicable. */
    MANDATORY,
    /** No requirement with a veto is not met. */
    VETO,
    /** The set is fully written down; until then it can fail but not pass. */
    COMPLETE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
