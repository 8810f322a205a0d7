package vn.kieumau.appraisal;

/**
 * A level's own result for one criterion.
 *
 * @param result met, not_met or not_applicable
 * @param reason required where the result differs from the level below
 * @param version of the finding that the writer saw; 0 when there was none
 */
public record Finding(String criterionCode, String result, String reason, int version) {}
