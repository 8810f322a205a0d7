package vn.kieumau.assessment;

/** A recorded item that is linked to a criterion of a dossier. */
public record Proof(long criterionId, long itemId, String title, String number, boolean illustrative) {}
