package vn.kieumau.exchange;

import java.time.OffsetDateTime;

/** What was done of a practice that was taken home; note may be empty, except where it was dropped. */
public record TakeHomeStep(
        int number, String fromState, String toState, String note, String doneByName, OffsetDateTime doneAt) {}
