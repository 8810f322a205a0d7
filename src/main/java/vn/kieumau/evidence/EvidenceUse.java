package vn.kieumau.evidence;

/**
 * A criterion of a dossier that an item proves.
 *
 * @param state message key of the dossier's state
 * @param pages that are cited; empty where it is all of it
 */
public record EvidenceUse(
        long dossierId,
        String cohortNameVi,
        String cohortNameEn,
        String programmeNameVi,
        String programmeNameEn,
        String code,
        String titleVi,
        String titleEn,
        String noticeVi,
        String noticeEn,
        String state,
        String pages) {}
