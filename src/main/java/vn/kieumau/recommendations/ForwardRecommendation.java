package vn.kieumau.recommendations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Sends it on to an office above, with the reason; what is left of a partial answer too. */
@Component
public class ForwardRecommendation {
    private final Recommendations recommendations;
    private final LockedRecommendations lockedRecommendations;
    private final AcceptRecommendation acceptRecommendation;

    ForwardRecommendation(
            Recommendations recommendations,
            LockedRecommendations lockedRecommendations,
            AcceptRecommendation acceptRecommendation) {
        this.recommendations = recommendations;
        this.lockedRecommendations = lockedRecommendations;
        this.acceptRecommendation = acceptRecommendation;
    }

    @Transactional
    public void forward(Actor actor, long id, long officeId, @Nullable String reason) {
        LockedRecommendations.Locked locked =
                lockedRecommendations.lock(actor, RecommendationAct.FORWARD, Permission.FORWARD_RECOMMENDATION, id);
        Routes.Onward next = recommendations.onward(actor, locked.head()).stream()
                .filter(each -> each.officeId() == officeId)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        RecommendationRefusal.NOT_AN_OFFICE_ABOVE, new Text.Field("recommendations.to_office")));
        lockedRecommendations.move(
                actor,
                locked,
                lockedRecommendations.at(
                        locked.head(),
                        RouteLevel.valueOf(next.level().toUpperCase(Locale.ROOT)),
                        officeId,
                        actor.today()),
                Text.required(reason, "recommendations.forward_reason", Text.LONG));
    }

    /** Everything of a group that lies with the actor's office, to one office above it; all or none. */
    @Transactional
    public void forwardGroup(Actor actor, long group, long officeId, @Nullable String reason) {
        for (RecommendationHead each :
                lockedRecommendations.lockGroup(actor, Permission.FORWARD_RECOMMENDATION, group)) {
            acceptRecommendation.acceptIfWaiting(actor, each);
            forward(actor, each.recommendationId(), officeId, reason);
        }
    }
}
