package vn.kieumau.assessment;

/**
 * A recorded item that is linked to a criterion of a dossier.
 *
 * @param pages that are cited; empty where it is all of it
 */
public record Proof(long criterionId, long itemId, String title, String number, String pages, boolean illustrative) {}
