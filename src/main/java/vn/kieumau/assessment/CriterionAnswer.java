package vn.kieumau.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One criterion of a dossier with the ward's answer, if any, and how much evidence is linked to it.
 *
 * @param complete nothing is left to do: answered, and proved or explained where the ward says that it is met
 * @param unconfirmed taken over from an earlier dossier, and nobody has confirmed it
 * @param carriedFrom year of the dossier from which the answer was taken over; while there is no result it waits to be confirmed
 */
public record CriterionAnswer(
        long criterionId,
        String code,
        String titleVi,
        String titleEn,
        boolean mandatory,
        String groupCode,
        String groupTitleVi,
        String groupTitleEn,
        @Nullable String result,
        @Nullable String explanation,
        boolean insteadOfEvidence,
        @JsonIgnore @Nullable Long answeredBy,
        @Nullable String answeredByName,
        @Nullable OffsetDateTime answeredAt,
        boolean illustrative,
        int version,
        int evidence,
        boolean complete,
        boolean unconfirmed,
        @Nullable Integer carriedFrom) {

    /** Whether this is what is stored already. */
    boolean says(String said, String why, boolean instead) {
        return said.equals(result) && why.equals(explanation) && instead == insteadOfEvidence;
    }

    /** How a criterion looks among all others, told by its sign as well as by colour. */
    public enum Glance {
        GOOD("✓"),
        BAD("✕"),
        EXEMPT("–"),
        WARN("▲"),
        CARRIED("↷"),
        NONE("○");

        private final String sign;

        Glance(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public Glance glance() {
        if (result == null) {
            return unconfirmed ? Glance.CARRIED : Glance.NONE;
        }
        return switch (result) {
            case "met" -> complete ? Glance.GOOD : Glance.WARN;
            case "not_met" -> Glance.BAD;
            default -> Glance.EXEMPT;
        };
    }
}
