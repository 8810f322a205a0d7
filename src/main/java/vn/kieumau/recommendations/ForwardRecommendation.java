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

    ForwardRecommendation(Recommendations recommendations, LockedRecommendations lockedRecommendations) {
        this.recommendations = recommendations;
        this.lockedRecommendations = lockedRecommendations;
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
}
