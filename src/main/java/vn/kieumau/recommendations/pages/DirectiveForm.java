package vn.kieumau.recommendations.pages;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Text;
import vn.kieumau.recommendations.NewDirective;
import vn.kieumau.web.Typed;

/** A directive as it is typed. */
public record DirectiveForm(
        List<Long> unit,
        @Nullable String classCode,
        @Nullable String criterion,
        @Nullable String title,
        @Nullable String request,
        @Nullable String due,
        @Nullable Long document) {
    /** A blank one. @param document on whose ground it is to be given */
    static DirectiveForm on(@Nullable Long document) {
        return new DirectiveForm(List.of(), null, null, null, null, null, document);
    }

    public DirectiveForm {
        unit = Objects.requireNonNullElse(unit, List.of());
    }

    NewDirective read(long cohortId) {
        return new NewDirective(
                cohortId,
                unit,
                classCode == null ? "" : classCode,
                criterion,
                Text.required(title, "recommendations.directive.title", Text.LINE),
                Text.required(request, "recommendations.directive.request", Text.LONG),
                Typed.day(due, "recommendations.directive.due"),
                document);
    }
}
