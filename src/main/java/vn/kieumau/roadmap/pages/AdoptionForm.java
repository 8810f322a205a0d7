package vn.kieumau.roadmap.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.roadmap.NewAdoption;
import vn.kieumau.web.Typed;

/** A decision that makes a plan the roadmap, as it is typed. */
public record AdoptionForm(
        @Nullable Long run,
        @Nullable String decisionNumber,
        @Nullable String decidedOn,
        @Nullable String reason) {
    static final AdoptionForm EMPTY = new AdoptionForm(null, null, null, null);

    NewAdoption read() {
        return new NewAdoption(
                run == null ? 0 : run,
                decisionNumber == null ? "" : decisionNumber,
                Typed.day(decidedOn, "roadmap.decided_on"),
                reason == null ? "" : reason);
    }
}
