package vn.kieumau.assessment.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.CarriedAnswer;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.evidence.NewEvidence;

/** What was typed for one criterion. */
public record AnswerForm(
        @Nullable String result,
        @Nullable String explanation,
        @Nullable Boolean insteadOfEvidence,
        @Nullable List<Long> item,
        @Nullable Map<Long, String> cited,
        @Nullable List<String> requirement,
        @Nullable List<String> requirementResult,
        @Nullable Integer version) {

    /** What a field of the form begins with that says which pages of an item are cited; its id follows. */
    private static final String CITED = "cited-";

    /** @param single what was said of single requirements; what only followed from the criterion's result is not repeated */
    static AnswerForm of(CriterionAnswer answer, Map<Long, String> linked, Map<String, String> single) {
        return new AnswerForm(
                answer.result(),
                answer.explanation(),
                answer.insteadOfEvidence(),
                List.copyOf(linked.keySet()),
                linked,
                List.copyOf(single.keySet()),
                single.values().stream()
                        .map(each -> each.equals(answer.result()) || each.equals("unknown") ? "" : each)
                        .toList(),
                answer.version());
    }

    /** What was taken over from an earlier dossier: nothing is saved before somebody has looked at it. */
    static AnswerForm of(CarriedAnswer carried) {
        return new AnswerForm(
                carried.result(),
                carried.explanation(),
                carried.insteadOfEvidence(),
                carried.items(),
                Map.of(),
                List.copyOf(carried.requirements().keySet()),
                carried.requirements().values().stream()
                        .map(each -> each.equals(carried.result()) ? "" : each)
                        .toList(),
                0);
    }

    /** What is chosen for a requirement; empty where it follows the criterion. */
    public String chosen(String code) {
        int at = requirement == null ? -1 : requirement.indexOf(code);
        return at < 0 || requirementResult == null || at >= requirementResult.size() ? "" : requirementResult.get(at);
    }

    private Map<String, String> single() {
        Map<String, String> single = new LinkedHashMap<>();
        for (String code : Objects.requireNonNullElse(requirement, List.<String>of())) {
            if (!chosen(code).isEmpty()) {
                single.put(code, chosen(code));
            }
        }
        return single;
    }

    /** What was typed, over an answer that somebody saved meanwhile: its proofs stay linked unless they are unticked. */
    AnswerForm over(CriterionAnswer saved, List<Long> linked) {
        if (!behind(saved)) {
            return this;
        }
        List<Long> both =
                Stream.concat(items().stream(), linked.stream()).distinct().toList();
        return new AnswerForm(
                result, explanation, insteadOfEvidence, both, cited, requirement, requirementResult, version);
    }

    /** @param sent all fields of the form: which pages are cited is asked for each item */
    AnswerForm citing(Map<String, String> sent) {
        Map<Long, String> pages = new LinkedHashMap<>();
        sent.forEach((name, typed) -> {
            if (name.matches(CITED + "\\d{1,18}")) {
                pages.put(Long.parseLong(name.substring(CITED.length())), typed);
            }
        });
        return new AnswerForm(
                result, explanation, insteadOfEvidence, item, pages, requirement, requirementResult, version);
    }

    /** What is cited of an item, as it was typed. */
    public String cited(long itemId) {
        return cited == null ? "" : cited.getOrDefault(itemId, "");
    }

    /** The same, to be saved over a version that was shown meanwhile. */
    AnswerForm over(int shown) {
        return new AnswerForm(
                result, explanation, insteadOfEvidence, item, cited, requirement, requirementResult, shown);
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
                cited == null ? Map.of() : cited,
                single(),
                version == null ? 0 : version,
                illustrative);
    }
}
