package vn.kieumau.recommendations;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

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
}
