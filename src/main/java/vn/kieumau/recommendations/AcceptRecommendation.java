package vn.kieumau.recommendations;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The office to which it was sent begins to work on it; its time goes on. */
@Component
public class AcceptRecommendation {
    private final LockedRecommendations lockedRecommendations;

    AcceptRecommendation(LockedRecommendations lockedRecommendations) {
        this.lockedRecommendations = lockedRecommendations;
    }

    @Transactional
    public void accept(Actor actor, long id) {
        LockedRecommendations.Locked locked =
                lockedRecommendations.lock(actor, RecommendationAct.ACCEPT, Permission.ACCEPT_RECOMMENDATION, id);
        lockedRecommendations.move(actor, locked, LockedRecommendations.Place.same(locked.head()), "");
    }

    /** Everything of a group that was sent to the actor's office and not taken yet. */
    @Transactional
    public void acceptGroup(Actor actor, long group) {
        List<RecommendationHead> waiting =
                lockedRecommendations.lockGroup(actor, Permission.ACCEPT_RECOMMENDATION, group).stream()
                        .filter(AcceptRecommendation::waits)
                        .toList();
        Refused.when(waiting.isEmpty(), RecommendationRefusal.NONE_HERE);
        waiting.forEach(each -> accept(actor, each.recommendationId()));
    }

    /** Takes it, where that is not done yet: whoever answers or forwards a group has taken it. */
    void acceptIfWaiting(Actor actor, RecommendationHead head) {
        if (waits(head)) {
            accept(actor, head.recommendationId());
        }
    }

    private static boolean waits(RecommendationHead head) {
        return head.recommendationState() != RecommendationState.ACCEPTED;
    }
}
