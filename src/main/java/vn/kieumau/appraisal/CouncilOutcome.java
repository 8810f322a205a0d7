package vn.kieumau.appraisal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.Pack;

/** What a council comes to on a dossier. All is counted in whole numbers: no share is ever rounded. */
public enum CouncilOutcome {
    /** Too few took part: the dossier stays where it is and comes before another session. */
    NO_QUORUM,
    APPROVED,
    NOT_APPROVED,
    /** Half against half, and the set says so: another session votes. */
    VOTE_AGAIN;

    /**
     * The votes on one dossier, without those who are excluded from it.
     *
     * @param members how many might take part
     * @param present of them: how many do, whether they cast a vote or not
     * @param inFavour votes for it; against and in favour together at most {@code present}
     * @param chair how the chair voted; null where that is unknown or the chair did not
     */
    public record Tally(
            int members,
            int present,
            int inFavour,
            int against,
            @Nullable Vote chair) {}

    static CouncilOutcome of(Pack.CouncilRules rules, Tally tally) {
        if (tally.present() == 0 || tally.present() * 100 < rules.quorum() * tally.members()) {
            return NO_QUORUM;
        }
        int of = rules.majorityOf().equals("members") ? tally.members() : tally.present();
        boolean reached = switch (rules.majority()) {
            case "more_than_half" -> 2 * tally.inFavour() > of;
            case "two_thirds" -> 3 * tally.inFavour() >= 2 * of;
            case "three_quarters" -> 4 * tally.inFavour() >= 3 * of;
            default -> throw new IllegalArgumentException(rules.majority());
        };
        if (reached) {
            return APPROVED;
        }
        boolean tie = rules.majority().equals("more_than_half")
                && 2 * tally.inFavour() == of
                && tally.against() == tally.inFavour();
        return tie ? broken(rules, tally) : NOT_APPROVED;
    }

    private static CouncilOutcome broken(Pack.CouncilRules rules, Tally tally) {
        return switch (rules.tie()) {
            case "chair" -> tally.chair() == Vote.FOR ? APPROVED : NOT_APPROVED;
            case "vote_again" -> VOTE_AGAIN;
            default -> NOT_APPROVED;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
