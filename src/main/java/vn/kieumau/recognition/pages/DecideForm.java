package vn.kieumau.recognition.pages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.Decision;
import vn.kieumau.recognition.Outcome;
import vn.kieumau.recognition.RecognitionRefusal;
import vn.kieumau.web.Typed;

/** What was typed of a decision, and that the person has read what it brings about. */
public record DecideForm(
        @Nullable String outcome,
        @Nullable String number,
        @Nullable String decidedOn,
        @Nullable String signatory,
        @Nullable String reason,
        @Nullable String nextStep,
        @Nullable Boolean confirmed) {

    public boolean ticked() {
        return Boolean.TRUE.equals(confirmed);
    }

    Decision read() {
        Decision decision = new Decision(
                Outcome.of(outcome).orElseThrow(() -> new Refused(RecognitionRefusal.NO_OUTCOME)),
                Objects.toString(number, ""),
                Typed.day(decidedOn, "recognition.decided_on"),
                Objects.toString(signatory, ""),
                Objects.toString(reason, ""),
                Objects.toString(nextStep, ""),
                false);
        Refused.when(!ticked(), RecognitionRefusal.NOT_CONFIRMED);
        return decision;
    }
}
