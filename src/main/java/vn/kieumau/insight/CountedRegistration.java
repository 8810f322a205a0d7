package vn.kieumau.insight;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A registration that was not withdrawn.
 *
 * @param dossier none before the registration is confirmed
 * @param judged ids of criteria of which somebody has said something; never changed, as {@code notMet}
 * @param notMet of these, those of which was said last that they are not met
 */
record CountedRegistration(
        long registrationId,
        long cohortId,
        long unitId,
        String state,
        boolean illustrative,
        @Nullable Dossier dossier,
        BitSet judged,
        BitSet notMet) {

    /** @param since the day, in Vietnam, since which it has lain at its step */
    record Dossier(long dossierId, String step, OffsetDateTime stateSince, LocalDate since) {}
}
