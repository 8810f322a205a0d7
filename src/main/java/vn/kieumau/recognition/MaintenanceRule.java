package vn.kieumau.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long titles of a criteria set hold, how often it is looked whether they are still earned, and what that comes to.
 *
 * @param validYears from the day on which it was conferred or last renewed; null: until it is revoked
 * @param checkMonths from the day on which it was conferred or last checked; null: no check falls due
 * @param revokeShare of all criteria, above 0 to 1: from it on a check speaks for revoking
 * @param keyShare the same where a key criterion is among those that fail; at most {@code revokeShare}
 * @param keyCriteria codes
 * @param source where the rule is from, up to 200 characters
 */
public record MaintenanceRule(
        @Nullable Integer validYears,
        @Nullable Integer checkMonths,
        BigDecimal revokeShare,
        BigDecimal keyShare,
        List<String> keyCriteria,
        String source,
        boolean illustrative) {
    public static final String NOTHING = "nothing";
    public static final String WARN = "warn";
    public static final String REVOKE = "revoke";

    /**
     * What a check speaks for: revoking where the share that fails reaches {@code revokeShare}, or {@code keyShare} with a key criterion among them; a
     * warning where anything fails; otherwise nothing.
     *
     * @param criteria of the set, at least 1
     */
    public String suggests(Collection<String> failing, int criteria) {
        if (failing.isEmpty()) {
            return NOTHING;
        }
        BigDecimal share = failing.stream().anyMatch(keyCriteria::contains) ? keyShare : revokeShare;
        return BigDecimal.valueOf(failing.size()).compareTo(share.multiply(BigDecimal.valueOf(criteria))) >= 0
                ? REVOKE
                : WARN;
    }

    /** The last day on which it holds; null: until it is revoked. */
    public @Nullable LocalDate until(LocalDate since) {
        return validYears == null ? null : since.plusYears(validYears).minusDays(1);
    }

    /** When it is to be looked at again; null: never by itself. @param last when it was conferred or last checked */
    public @Nullable LocalDate nextCheck(LocalDate last) {
        return checkMonths == null ? null : last.plusMonths(checkMonths);
    }
}
