package vn.kieumau.campaigns.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.campaigns.CandidateLine;
import vn.kieumau.campaigns.NewSurvey;
import vn.kieumau.campaigns.SurveyedCriterion;

/** What was typed of a ward's survey; its criteria are fields {@code criteria.0.code}, {@code criteria.0.standing}, {@code criteria.0.note}. */
public record SurveyForm(
        @Nullable String reasonsFor,
        @Nullable String reasonsAgainst,
        @Nullable Integer version,
        @Nullable List<Line> criteria) {
    public record Line(
            @Nullable String code,
            @Nullable String standing,
            @Nullable String note) {}

    static SurveyForm of(CandidateLine ward, List<SurveyedCriterion> criteria) {
        return new SurveyForm(
                ward.reasonsFor(),
                ward.reasonsAgainst(),
                ward.version(),
                criteria.stream()
                        .map(each -> new Line(each.code(), each.standing(), each.note()))
                        .toList());
    }

    /** By the codes of the criteria. */
    public Map<String, Line> lines() {
        return criteria == null
                ? Map.of()
                : criteria.stream()
                        .collect(Collectors.toMap(
                                each -> Objects.toString(each.code(), ""), Function.identity(), (one, other) -> one));
    }

    NewSurvey read(boolean illustrative) {
        return new NewSurvey(
                Objects.toString(reasonsFor, ""),
                Objects.toString(reasonsAgainst, ""),
                lines().values().stream()
                        .map(each -> new NewSurvey.Standing(
                                Objects.toString(each.code(), ""),
                                Objects.toString(each.standing(), ""),
                                Objects.toString(each.note(), "")))
                        .toList(),
                version == null ? 0 : version,
                illustrative);
    }
}
