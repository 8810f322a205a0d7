package vn.kieumau.campaigns;

/**
 * What a cohort counts at one unit of a tree, within the reader's reach.
 *
 * @param undivided the unit has ended, and its successors lie under several units: what it had is shown as a whole
 * @param counted units whose figures these are: itself, those below it, and those that passed into them
 * @param ended how many of these had ended by the tree's day
 */
public record CohortTotal(
        long unitId,
        String name,
        boolean undivided,
        int quota,
        int proposed,
        int registered,
        int recognised,
        int counted,
        int ended,
        boolean illustrative) {
    /** Wards above the quota; 0 when within. */
    public int above() {
        return Math.max(0, proposed + registered - quota);
    }
}
