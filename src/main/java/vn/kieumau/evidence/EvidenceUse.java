package vn.kieumau.evidence;

/** A criterion of a cohort that an item proves. */
public record EvidenceUse(
        long registrationId,
        String cohortNameVi,
        String cohortNameEn,
        String code,
        String titleVi,
        String titleEn,
        String noticeVi,
        String noticeEn) {}
