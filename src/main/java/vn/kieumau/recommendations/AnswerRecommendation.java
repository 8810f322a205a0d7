package vn.kieumau.recommendations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** The office that works on it answers; whoever raised it says whether that helps. */
@Component
public class AnswerRecommendation {
    private final LockedRecommendations lockedRecommendations;
    private final AcceptRecommendation acceptRecommendation;

    AnswerRecommendation(LockedRecommendations lockedRecommendations, AcceptRecommendation acceptRecommendation) {
        this.lockedRecommendations = lockedRecommendations;
        this.acceptRecommendation = acceptRecommendation;
    }

    /**
     * @param kind full, partial or refused
     * @param text what is answered; why, where it is refused
     */
    @Transactional
    public void answer(Actor actor, long id, @Nullable String kind, @Nullable String text) {
        LockedRecommendations.Locked locked =
                lockedRecommendations.lock(actor, RecommendationAct.ANSWER, Permission.ANSWER_RECOMMENDATION, id);
        String field = locked.head().down() ? "recommendations.directive.answer" : "recommendations.up.answer";
        AnswerKind answer = AnswerKind.of(kind)
                .orElseThrow(() -> new Refused(
                        RecommendationRefusal.UNKNOWN_ANSWER, new Text.Field("recommendations.up.answer_kind")));
        Refused.when(
                answer == AnswerKind.REFUSED && (text == null || text.isBlank()),
                RecommendationRefusal.REFUSED_WITHOUT_REASON,
                new Text.Field(field));
        String said = Text.required(text, field, Text.LONG);
        lockedRecommendations.move(
                actor,
                locked,
                lockedRecommendations.at(
                        locked.head(), RouteLevel.ORIGIN, locked.head().originOfficeId(), actor.today()),
                said,
                answer,
                null);
    }

    /** What one of a group is answered that differs from the others. */
    public record OwnAnswer(
            long recommendationId, String kind, @Nullable String answer) {}

    /**
     * Everything of a group that lies with the actor's office; all or none.
     *
     * @param own for those that are answered otherwise than the group
     */
    @Transactional
    public void answerGroup(
            Actor actor, long group, @Nullable String kind, @Nullable String text, List<OwnAnswer> own) {
        List<RecommendationHead> members =
                lockedRecommendations.lockGroup(actor, Permission.ANSWER_RECOMMENDATION, group);
        Map<Long, OwnAnswer> differing = new HashMap<>();
        own.forEach(each -> differing.put(each.recommendationId(), each));
        for (RecommendationHead each : members) {
            acceptRecommendation.acceptIfWaiting(actor, each);
            OwnAnswer other = differing.remove(each.recommendationId());
            answer(
                    actor,
                    each.recommendationId(),
                    other == null ? kind : other.kind(),
                    other == null ? text : other.answer());
        }
        Refused.when(!differing.isEmpty(), RecommendationRefusal.NONE_HERE);
    }
}
