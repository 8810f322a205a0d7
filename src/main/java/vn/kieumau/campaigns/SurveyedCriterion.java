package vn.kieumau.campaigns;

import org.jspecify.annotations.Nullable;

/**
 * A criterion of a ward's survey.
 *
 * @param standing met, partly or not_met; null: the survey says nothing
 */
public record SurveyedCriterion(
        String code,
        String titleVi,
        String titleEn,
        @Nullable String standing,
        String note) {}
