package vn.kieumau.plans.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.plans.PlanAction;

/** How far an action is, as it is typed. */
public record ProgressForm(
        @Nullable String progress, @Nullable String note) {
    static ProgressForm of(PlanAction action) {
        return new ProgressForm(String.valueOf(action.progress()), "");
    }
}
