package vn.kieumau.criteria.judging;

import java.util.List;

/**
 * What a unit still has to meet.
 *
 * @param possible whether the set can still be met
 * @param requirements codes of the smallest set that suffices, in order; empty where it is met already, or is not possible
 * @param blockedBy where it is not possible: codes, in order, of the lost requirements that bear upon a condition which fails as
 *     things are and would hold had nothing been lost. Empty if and only if it is possible, or no such loss is to blame: the
 *     bar could not be reached even with everything met (a count of criteria, too many of which do not apply)
 */
public record Needed(boolean possible, List<String> requirements, List<String> blockedBy) {
    public Needed {
        requirements = List.copyOf(requirements);
        blockedBy = List.copyOf(blockedBy);
    }
}
