package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation as it stands; or a directive, which goes the same way downwards.
 *
 * @param direction up, or down: a directive
 * @param classCode staffing, premises, investment, law or other
 * @param money VND; null where none is asked for
 * @param level of the office that has it
 * @param due last day of that office; null once it is closed
 * @param answerKind of the last answer
 * @param byDelegation raised on the spot by a member of a delegation that the office sent
 * @param lineId the line of a plan that it comes from, with its kind, name, the year of a budget, and the address of its page
 * @param documentId the document on whose ground a directive was given, with its number and title
 * @param groupId those that ask for the same; null where nobody said so
 */
public record RecommendationHead(
        long recommendationId,
        String direction,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        long setId,
        long unitId,
        String unitName,
        String unitPath,
        String classCode,
        @Nullable String criterionCode,
        @Nullable String criterionTitleVi,
        @Nullable String criterionTitleEn,
        String title,
        String request,
        @Nullable Long money,
        String wantedLevel,
        LocalDate wantedBy,
        String state,
        OffsetDateTime stateSince,
        String level,
        long ownerOfficeId,
        String ownerName,
        String ownerNameEn,
        long originOfficeId,
        String originName,
        String originNameEn,
        @Nullable LocalDate due,
        @Nullable LocalDate remindOn,
        @Nullable String answerKind,
        @Nullable Long answerOfficeId,
        @Nullable String answerLevel,
        boolean byDelegation,
        OffsetDateTime raisedAt,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version,
        @Nullable Long groupId,
        @Nullable String groupTitle,
        @Nullable Long lineId,
        @Nullable String lineKind,
        @Nullable String lineName,
        @Nullable Integer lineYear,
        @Nullable String lineAddress,
        @Nullable Long documentId,
        @Nullable String documentName,
        long total) {
    public static final String UP = "up";
    public static final String DOWN = "down";

    /** Whether it is a directive. */
    public boolean down() {
        return direction.equals(DOWN);
    }

    public RecommendationState recommendationState() {
        return RecommendationState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    public boolean overdue(LocalDate today) {
        return due != null && due.isBefore(today);
    }

    boolean partlyAnswered() {
        return AnswerKind.PARTIAL.code().equals(answerKind);
    }

    /**
     * The office that may make a move: the one that has it; what is left of a partial answer goes on from the one that gave it. A
     * directive is not sent on by anybody.
     */
    Optional<Long> mover(RecommendationMove move) {
        if (down() && move.act() == RecommendationAct.FORWARD) {
            return Optional.empty();
        }
        if (move != RecommendationMove.FORWARD_REST) {
            return Optional.of(ownerOfficeId);
        }
        return partlyAnswered() ? Optional.ofNullable(answerOfficeId) : Optional.empty();
    }
}
