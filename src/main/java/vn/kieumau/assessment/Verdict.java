package vn.kieumau.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.judging.ConditionResult;
import vn.kieumau.criteria.judging.Needed;
import vn.kieumau.criteria.judging.Points;
import vn.kieumau.criteria.judging.Truth;

/**
 * How a unit stands against a set, and why.
 *
 * @param truth of the set: met, not met or unknown
 * @param needed the smallest set of requirements that would still be needed
 */
public record Verdict(
        Truth truth,
        int met,
        int notMet,
        int unknown,
        List<CriterionVerdict> criteria,
        List<ConditionResult> conditions,
        @Nullable Points points,
        Needed needed) {
    public record CriterionVerdict(
            String code, String titleVi, String titleEn, Truth truth, List<RequirementVerdict> requirements) {
        /** Codes of the requirements that are as the criterion is. */
        public List<String> because() {
            return requirements.stream()
                    .filter(each -> each.truth() == truth)
                    .map(RequirementVerdict::code)
                    .toList();
        }
    }

    /**
     * @param lost what must not happen has happened: the period cannot be met any more
     * @param rule as it is written; empty where people answer
     * @param filled the rule with the figures in the place of their names, {@code ?} where one is missing
     * @param figures those that the rule speaks of
     * @param missing names of figures without which it stays unknown
     * @param statement what somebody said, where people answer
     */
    public record RequirementVerdict(
            String code,
            String titleVi,
            String titleEn,
            String kind,
            String answeredBy,
            boolean veto,
            Truth truth,
            boolean lost,
            String rule,
            String filled,
            List<Facts.Figure> figures,
            List<String> missing,
            Facts.@Nullable Statement statement) {}

    public RequirementVerdict requirement(String code) {
        return criteria.stream()
                .flatMap(each -> each.requirements().stream())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
