package vn.kieumau.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.View;

/**
 * What somebody said about a criterion or, without one, about the dossier as a whole.
 *
 * @param due until when an answer is expected; null when it asks for none
 */
public record Remark(
        long remarkId,
        @Nullable String criterionCode,
        String level,
        String text,
        @Nullable LocalDate due,
        String writtenByName,
        String officeName,
        OffsetDateTime writtenAt,
        @Nullable String answer,
        @Nullable String answeredByName,
        @Nullable String answerOfficeName,
        @Nullable OffsetDateTime answeredAt,
        boolean illustrative) {

    /** Asks, and nobody has answered yet. */
    public boolean open() {
        return due != null && answer == null;
    }

    /** Answered on the last day or before. */
    public boolean inTime() {
        return answeredAt != null
                && due != null
                && !answeredAt.atZoneSameInstant(View.ZONE).toLocalDate().isAfter(due);
    }

    /** It is answered from below: by the ward what the province asks, by either what V05 asks. */
    public boolean answerableBy(Actor actor) {
        return open()
                && actor.may(Permission.ANSWER_REMARK)
                && Level.of(actor, Permission.ANSWER_REMARK).compareTo(Level.of(level)) < 0;
    }
}
