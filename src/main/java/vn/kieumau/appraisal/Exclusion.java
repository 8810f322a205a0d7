package vn.kieumau.appraisal;

/**
 * A member who does not vote on an item.
 *
 * @param declared by the member; otherwise found by the unit that the member belongs to
 * @param reason what was declared, or that unit
 */
public record Exclusion(long itemId, long accountId, String name, boolean declared, String reason) {}
