package vn.kieumau.appraisal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a dossier stands before the council of a level whose set has one.
 *
 * @param councilId null where none was appointed yet
 * @param runningId the session that has it on its agenda and is not closed
 * @param outcome of the last session, as long as the appraisal is the one that it voted on
 */
public record CouncilStanding(
        @Nullable Long councilId,
        @Nullable Long runningId,
        @Nullable Long closedId,
        @Nullable String outcome) {
    public boolean approved() {
        return CouncilOutcome.APPROVED.code().equals(outcome);
    }

    /** Message key: what there is to say and to do. */
    public String key() {
        return outcome != null && runningId == null
                ? "appraisal.council.standing." + outcome
                : runningId != null
                        ? "appraisal.council.standing.on_agenda"
                        : councilId != null ? "appraisal.council.standing.awaited" : "appraisal.council.standing.none";
    }

    CouncilRefusal refusal() {
        return outcome == null ? CouncilRefusal.AWAITED : CouncilRefusal.valueOf(outcome.toUpperCase(Locale.ROOT));
    }
}
