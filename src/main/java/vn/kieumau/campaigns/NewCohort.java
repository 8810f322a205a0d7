package vn.kieumau.campaigns;

/** What a programme officer decides when a cohort opens. */
public record NewCohort(
        long setId, int year, String nameVi, String nameEn, Deadlines deadlines, boolean illustrative) {}
