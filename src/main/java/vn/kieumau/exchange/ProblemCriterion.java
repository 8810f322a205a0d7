package vn.kieumau.exchange;

/** A criterion as the exchange speaks of it: the same in every version of its programme's set. */
public record ProblemCriterion(
        long criterionId,
        String programmeCode,
        String programmeNameVi,
        String programmeNameEn,
        String code,
        String titleVi,
        String titleEn) {
    /** As forms, addresses and folders name it. */
    public String key() {
        return programmeCode + ":" + code;
    }
}
