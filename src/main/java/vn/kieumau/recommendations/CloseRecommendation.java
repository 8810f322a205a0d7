package vn.kieumau.recommendations;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;

/** Whoever raised it says that the answer helps, or opens it again for the office that answered. */
@Component
public class CloseRecommendation {
    private final LockedRecommendations lockedRecommendations;

    CloseRecommendation(LockedRecommendations lockedRecommendations) {
        this.lockedRecommendations = lockedRecommendations;
    }

    /** @param note may be empty */
    @Transactional
    public void close(Actor actor, long id, @Nullable String note) {
        LockedRecommendations.Locked locked =
                lockedRecommendations.lock(actor, RecommendationAct.CLOSE, Permission.CLOSE_RECOMMENDATION, id);
        lockedRecommendations.move(
                actor,
                locked,
                new LockedRecommendations.Place(locked.head().originOfficeId(), RouteLevel.ORIGIN.code(), null, null),
                Text.of(note, "recommendations.close_note", Text.LONG));
    }

    @Transactional
    public void reopen(Actor actor, long id, @Nullable String reason) {
        LockedRecommendations.Locked locked =
                lockedRecommendations.lock(actor, RecommendationAct.REOPEN, Permission.REOPEN_RECOMMENDATION, id);
        RecommendationHead head = locked.head();
        String level = Optional.ofNullable(head.answerLevel()).orElseThrow();
        lockedRecommendations.move(
                actor,
                locked,
                lockedRecommendations.at(
                        head,
                        RouteLevel.valueOf(level.toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(head.answerOfficeId()).orElseThrow(),
                        actor.today()),
                Text.required(reason, "recommendations.reopen_reason", Text.LONG));
    }
}
