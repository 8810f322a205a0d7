package vn.kieumau.appraisal;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.judging.Truth;

/**
 * A criterion that the level has still to judge, with what the level below says.
 *
 * @param computed what the figures and statements that were submitted come to; null where no verdict was stored with them
 * @param doubts why one should look before agreeing; empty where nothing speaks against it
 */
public record OpenCriterion(
        AppraisedCriterion criterion,
        String below,
        int evidence,
        @Nullable Truth computed,
        Set<Doubt> doubts) {

    /** What speaks against agreeing unseen; it decides nothing. */
    public enum Doubt {
        NO_EVIDENCE,
        NOT_COMPUTED,
        COMPUTED_OTHERWISE,
        LEVELS_DIFFER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
