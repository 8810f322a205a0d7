package vn.kieumau.assessment;

/** A cohort and a province that some dossier in reach belongs to. */
public record DossierChoice(
        long cohortId, int year, String cohortNameVi, String cohortNameEn, long provinceId, String province) {}
