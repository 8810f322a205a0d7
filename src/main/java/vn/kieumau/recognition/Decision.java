package vn.kieumau.recognition;

import java.time.LocalDate;

/**
 * What the decision on one proposed ward says.
 *
 * @param reason required for a refusal
 * @param nextStep what the ward does after a refusal, required for one; kept empty where the title is conferred
 * @param illustrative no source states it; its number says so
 */
public record Decision(
        Outcome outcome,
        String number,
        LocalDate decidedOn,
        String signatory,
        String reason,
        String nextStep,
        boolean illustrative) {}
