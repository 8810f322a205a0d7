package vn.kieumau.roadmap;

/**
 * A criterion that holds wards back whose registration is under way.
 *
 * @param code of the criterion
 * @param notMet wards that say themselves that they do not meet it
 * @param unanswered wards that have not said anything
 * @param byFigures wards whose stored figures say that it is not met; 0 where nobody asked for it
 */
public record HeldBack(
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        String code,
        String titleVi,
        String titleEn,
        int wards,
        int notMet,
        int unanswered,
        int byFigures) {
    HeldBack withFigures(int count) {
        return new HeldBack(
                cohortId, cohortNameVi, cohortNameEn, code, titleVi, titleEn, wards, notMet, unanswered, count);
    }
}
