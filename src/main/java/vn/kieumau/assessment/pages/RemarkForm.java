package vn.kieumau.assessment.pages;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kieumau.assessment.NewRemark;
import vn.kieumau.web.Typed;

/** What was typed as a remark. */
public record RemarkForm(
        @Nullable String criterion,
        @Nullable String text,
        @Nullable String due,
        @Nullable UUID formId) {

    static RemarkForm about(String criterion) {
        return new RemarkForm(criterion, null, null, null);
    }

    public UUID id() {
        return formId == null ? UUID.randomUUID() : formId;
    }

    NewRemark read(boolean illustrative) {
        return new NewRemark(
                criterion == null || criterion.isEmpty() ? null : criterion,
                Objects.toString(text, ""),
                Typed.optionalDay(due, "assessment.remark.due"),
                id(),
                illustrative);
    }
}
