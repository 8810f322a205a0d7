package vn.kieumau.appraisal;

/** The most urgent other dossier that awaits the same level. */
public record NextAppraisal(long dossierId, String unitName) {}
