package vn.kieumau.recommendations.pages;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kieumau.recommendations.AnswerRecommendation;

/** What is typed to do something with a group; a row without a kind is answered as the group is. */
public record GroupAnswerForm(
        @Nullable Long toOffice,
        @Nullable String forwardReason,
        @Nullable String answerKind,
        @Nullable String answer,
        List<Own> own) {
    static final GroupAnswerForm EMPTY = new GroupAnswerForm(null, null, null, null, List.of());

    public record Own(
            long id, @Nullable String kind, @Nullable String answer) {}

    public GroupAnswerForm {
        own = Objects.requireNonNullElse(own, List.of());
    }

    public List<AnswerRecommendation.OwnAnswer> differing() {
        return own.stream()
                .filter(each -> each.kind() != null && !each.kind().isBlank())
                .map(each -> new AnswerRecommendation.OwnAnswer(each.id(), String.valueOf(each.kind()), each.answer()))
                .toList();
    }

    /** What was typed for one of the group, to show it again. */
    public Own of(long id) {
        return Optional.ofNullable(own)
                .flatMap(all -> all.stream().filter(each -> each.id() == id).findFirst())
                .orElse(new Own(id, "", ""));
    }
}
