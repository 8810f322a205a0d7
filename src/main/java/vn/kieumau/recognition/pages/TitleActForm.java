package vn.kieumau.recognition.pages;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was typed about a title: a check, what is to become of it, the decision on that, a complaint or its answer. */
public record TitleActForm(
        @Nullable String checkedOn,
        @Nullable List<String> failing,
        @Nullable String note,
        @Nullable String kind,
        @Nullable String reason,
        @Nullable String heardOn,
        @Nullable String heard,
        @Nullable Long successor,
        @Nullable String number,
        @Nullable String decidedOn,
        @Nullable String signatory,
        @Nullable Boolean confirmed,
        @Nullable Long act,
        @Nullable String complaint,
        @Nullable Boolean granted,
        @Nullable String answer) {
    static final TitleActForm EMPTY = new TitleActForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public List<String> failed() {
        return failing == null
                ? List.of()
                : failing.stream().filter(Objects::nonNull).toList();
    }

    public boolean ticked() {
        return Boolean.TRUE.equals(confirmed);
    }
}
