package vn.kieumau.recommendations;

import static vn.kieumau.recommendations.RecommendationState.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Permission;

/**
 * The one table of a recommendation's moves. It is with the office to which it was sent until that one answers, then with whoever
 * raised it; opened again it goes to the office that answered last.
 */
public enum RecommendationMove {
    ACCEPT_RAISED(RecommendationAct.ACCEPT, RAISED, ACCEPTED),
    ACCEPT_FORWARDED(RecommendationAct.ACCEPT, FORWARDED, ACCEPTED),
    ACCEPT_REOPENED(RecommendationAct.ACCEPT, REOPENED, ACCEPTED),
    FORWARD(RecommendationAct.FORWARD, ACCEPTED, FORWARDED),
    /** After a partial answer, by the office that gave it. */
    FORWARD_REST(RecommendationAct.FORWARD, ANSWERED, FORWARDED),
    ANSWER(RecommendationAct.ANSWER, ACCEPTED, ANSWERED),
    CLOSE(RecommendationAct.CLOSE, ANSWERED, CLOSED),
    REOPEN_ANSWERED(RecommendationAct.REOPEN, ANSWERED, REOPENED),
    REOPEN_CLOSED(RecommendationAct.REOPEN, CLOSED, REOPENED),
    ESCALATE_RAISED(RecommendationAct.ESCALATE, RAISED, FORWARDED),
    ESCALATE_ACCEPTED(RecommendationAct.ESCALATE, ACCEPTED, FORWARDED),
    ESCALATE_FORWARDED(RecommendationAct.ESCALATE, FORWARDED, FORWARDED),
    ESCALATE_REOPENED(RecommendationAct.ESCALATE, REOPENED, FORWARDED);

    private final RecommendationAct act;
    private final RecommendationState from;
    private final RecommendationState to;

    RecommendationMove(RecommendationAct act, RecommendationState from, RecommendationState to) {
        this.act = act;
        this.from = from;
        this.to = to;
    }

    /** The move that an act makes from a state; empty where it makes none. */
    public static Optional<RecommendationMove> of(RecommendationAct act, RecommendationState from) {
        return Arrays.stream(values())
                .filter(each -> each.act == act && each.from == from)
                .findFirst();
    }

    /** States in which somebody above owes an answer, so that time takes it on. */
    static List<RecommendationState> owing() {
        return Arrays.stream(values())
                .filter(each -> each.act == RecommendationAct.ESCALATE)
                .map(RecommendationMove::from)
                .toList();
    }

    public RecommendationAct act() {
        return act;
    }

    public RecommendationState from() {
        return from;
    }

    public RecommendationState to() {
        return to;
    }

    public @Nullable Permission permission() {
        return act.permission();
    }
}
