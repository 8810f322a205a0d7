package vn.kieumau.documents;

import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The body that issues: the office in whose name somebody acts. */
public final class IssuingBody {
    private IssuingBody() {}

    /** @return not found where the permission is not held at that very unit: nobody issues for the units below */
    public static Grant at(Actor actor, Permission act, long unitId) {
        return Refused.found(actor.grants().stream()
                .filter(each -> each.unitId() == unitId && each.permissions().contains(act))
                .findFirst());
    }

    /** Whoever stands in for somebody issues for the same office. */
    public static String name(Grant grant) {
        String office = grant.officeName();
        return office.endsWith(Grant.SUBSTITUTE)
                ? office.substring(0, office.length() - Grant.SUBSTITUTE.length())
                : office;
    }
}
