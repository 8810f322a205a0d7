package vn.kieumau.appraisal.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kieumau.appraisal.AppraisedCriterion;
import vn.kieumau.appraisal.Finding;

/** What was chosen and typed, by criterion code; a criterion without a result was not looked at yet. */
public record AppraisalForm(
        @Nullable Map<String, String> result,
        @Nullable Map<String, String> reason,
        @Nullable Map<String, Integer> version) {

    static final AppraisalForm EMPTY = new AppraisalForm(null, null, null);

    public @Nullable String result(AppraisedCriterion criterion) {
        String judged = criterion.judged() ? criterion.result() : null;
        return result == null ? judged : result.get(criterion.code());
    }

    public @Nullable String reason(AppraisedCriterion criterion) {
        return reason == null ? criterion.reason() : reason.get(criterion.code());
    }

    /** Whether somebody has saved this criterion since the form was shown. */
    public boolean behind(AppraisedCriterion criterion) {
        return version != null && version.getOrDefault(criterion.code(), 0) != criterion.version();
    }

    List<Finding> findings() {
        return (result == null ? Map.<String, String>of() : result)
                .entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> new Finding(
                                each.getKey(),
                                each.getValue(),
                                reason == null ? "" : reason.getOrDefault(each.getKey(), ""),
                                version == null ? 0 : version.getOrDefault(each.getKey(), 0)))
                        .toList();
    }
}
