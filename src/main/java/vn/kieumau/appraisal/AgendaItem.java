package vn.kieumau.appraisal;

import org.jspecify.annotations.Nullable;

/**
 * A dossier on a session's agenda. How many voted how is not among it: that is in the minutes, once there are any.
 *
 * @param voted how many cast a vote so far
 * @param ownVote the reader's own in an open ballot
 * @param readable whether the reader may read its appraisal
 * @param outcome null as long as the session is not closed
 */
public record AgendaItem(
        long itemId,
        long dossierId,
        long unitId,
        String unitName,
        String unitPath,
        int voted,
        boolean hasVoted,
        @Nullable String ownVote,
        boolean readable,
        @Nullable String outcome,
        boolean illustrative) {}
