package vn.kieumau.recommendations;

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

    AnswerRecommendation(LockedRecommendations lockedRecommendations) {
        this.lockedRecommendations = lockedRecommendations;
    }

    /**
     * @param kind full, partial or refused
     * @param text what is answered; why, where it is refused
     */
    @Transactional
    public void answer(Actor actor, long id, @Nullable String kind, @Nullable String text) {
        LockedRecommendations.Locked locked =
                lockedRecommendations.lock(actor, RecommendationAct.ANSWER, Permission.ANSWER_RECOMMENDATION, id);
        AnswerKind answer = AnswerKind.of(kind)
                .orElseThrow(() -> new Refused(
                        RecommendationRefusal.UNKNOWN_ANSWER, new Text.Field("recommendations.answer_kind")));
        Refused.when(
                answer == AnswerKind.REFUSED && (text == null || text.isBlank()),
                RecommendationRefusal.REFUSED_WITHOUT_REASON,
                new Text.Field("recommendations.answer"));
        String said = Text.required(text, "recommendations.answer", Text.LONG);
        lockedRecommendations.move(
                actor,
                locked,
                lockedRecommendations.at(
                        locked.head(), RouteLevel.ORIGIN, locked.head().originOfficeId(), actor.today()),
                said,
                answer,
                null);
    }
}
