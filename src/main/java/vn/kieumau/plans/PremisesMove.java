package vn.kieumau.plans;

import static vn.kieumau.plans.PremisesStep.BUILDING;
import static vn.kieumau.plans.PremisesStep.DESIGN;
import static vn.kieumau.plans.PremisesStep.FUNDING;
import static vn.kieumau.plans.PremisesStep.HANDED_OVER;
import static vn.kieumau.plans.PremisesStep.LAND;
import static vn.kieumau.plans.PremisesStep.PLANNED;

import java.util.Arrays;
import java.util.Optional;
import vn.kieumau.kernel.Permission;

/** The one table of a building's moves: one step on, on a day; or one step back, with a reason. */
public enum PremisesMove {
    GET_LAND(PLANNED, LAND),
    APPROVE_DESIGN(LAND, DESIGN),
    SECURE_FUNDING(DESIGN, FUNDING),
    BEGIN_BUILDING(FUNDING, BUILDING),
    HAND_OVER(BUILDING, HANDED_OVER),
    LOSE_LAND(LAND, PLANNED),
    DROP_DESIGN(DESIGN, LAND),
    LOSE_FUNDING(FUNDING, DESIGN),
    STOP_BUILDING(BUILDING, FUNDING),
    TAKE_BACK(HANDED_OVER, BUILDING);

    private final PremisesStep from;
    private final PremisesStep to;

    PremisesMove(PremisesStep from, PremisesStep to) {
        this.from = from;
        this.to = to;
    }

    public PremisesStep from() {
        return from;
    }

    public PremisesStep to() {
        return to;
    }

    public Permission permission() {
        return Permission.KEEP_RESOURCES;
    }

    public boolean onwards() {
        return to.compareTo(from) > 0;
    }

    /** The move on from a step, or back. */
    static Optional<PremisesMove> of(PremisesStep from, boolean onwards) {
        return Arrays.stream(values())
                .filter(each -> each.from == from && each.onwards() == onwards)
                .findFirst();
    }
}
