package vn.kieumau.appraisal;

/** The dossier that awaits the same level after another, by its due day. */
public record NextAppraisal(long dossierId, String unitName) {}
