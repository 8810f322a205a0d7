package vn.kieumau.roadmap.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.roadmap.NewDenominator;
import vn.kieumau.web.Typed;

/** A decision on what is counted, as it is typed. @param counted wards or communes */
public record DenominatorForm(
        @Nullable String since,
        @Nullable String counted,
        @Nullable String decisionNumber,
        @Nullable String decidedOn,
        @Nullable String reason) {
    static final DenominatorForm EMPTY = new DenominatorForm(null, null, null, null, null);

    NewDenominator read() {
        return new NewDenominator(
                Typed.day(since, "roadmap.since"),
                "communes".equals(counted),
                decisionNumber == null ? "" : decisionNumber,
                Typed.day(decidedOn, "roadmap.decided_on"),
                reason == null ? "" : reason);
    }
}
