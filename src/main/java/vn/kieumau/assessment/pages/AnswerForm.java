package vn.kieumau.assessment.pages;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.evidence.NewEvidence;

/** What was typed for one criterion. */
public record AnswerForm(
        @Nullable String result,
        @Nullable String explanation,
        @Nullable Boolean insteadOfEvidence,
        @Nullable List<Long> item,
        @Nullable Integer version) {

    static AnswerForm of(CriterionAnswer answer, List<Long> linked) {
        return new AnswerForm(
                answer.result(), answer.explanation(), answer.insteadOfEvidence(), linked, answer.version());
    }

    /** What was typed, over an answer that somebody saved meanwhile: its proofs stay linked unless they are unticked. */
    AnswerForm over(CriterionAnswer saved, List<Long> linked) {
        if (!behind(saved)) {
            return this;
        }
        List<Long> both =
                Stream.concat(items().stream(), linked.stream()).distinct().toList();
        return new AnswerForm(result, explanation, insteadOfEvidence, both, version);
    }

    /** Whether somebody has saved since this form was shown. */
    public boolean behind(CriterionAnswer saved) {
        return Objects.requireNonNullElse(version, 0) != saved.version();
    }

    public boolean instead() {
        return Boolean.TRUE.equals(insteadOfEvidence);
    }

    public List<Long> items() {
        return item == null ? List.of() : item;
    }

    Answer read(@Nullable NewEvidence evidence, boolean illustrative) {
        return new Answer(
                result == null ? "" : result,
                explanation == null ? "" : explanation,
                instead(),
                items(),
                evidence,
                version == null ? 0 : version,
                illustrative);
    }
}
