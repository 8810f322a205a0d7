package vn.kieumau.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the chain from a Party resolution by a scheme to a plan is broken at a ward. Only issued documents count. */
public enum LegalGap {
    /** No resolution, conclusion or directive of a Party committee holds there. */
    NO_PARTY,
    /** No scheme or programme of the province, the district or the ward. */
    NO_SCHEME,
    /** There is one, but it implements nothing that leads to a Party document. */
    SCHEME_UNGROUNDED,
    /** No plan of the province, the district or the ward. */
    NO_PLAN,
    /** There is one, but it implements no scheme. */
    PLAN_UNGROUNDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the database found them. */
    record Found(
            long wardId,
            boolean noParty,
            boolean noScheme,
            boolean schemeUngrounded,
            boolean noPlan,
            boolean planUngrounded) {
        List<LegalGap> gaps() {
            List<LegalGap> gaps = new ArrayList<>();
            boolean[] found = {noParty, noScheme, schemeUngrounded, noPlan, planUngrounded};
            for (LegalGap gap : values()) {
                if (found[gap.ordinal()]) {
                    gaps.add(gap);
                }
            }
            return gaps;
        }
    }
}
