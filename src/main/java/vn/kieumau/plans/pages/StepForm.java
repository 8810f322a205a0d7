package vn.kieumau.plans.pages;

import org.jspecify.annotations.Nullable;

/** A step on or back, as it is typed. */
public record StepForm(
        @Nullable String reachedOn,
        @Nullable String stepNote,
        @Nullable String backReason) {
    static final StepForm EMPTY = new StepForm(null, null, null);
}
