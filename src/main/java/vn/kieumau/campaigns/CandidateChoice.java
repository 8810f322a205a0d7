package vn.kieumau.campaigns;

import java.time.OffsetDateTime;

/** A ward was chosen, or was not, and why. */
public record CandidateChoice(boolean chosen, String reason, String chosenByName, OffsetDateTime chosenAt) {}
