package vn.kieumau.notices;

import org.jspecify.annotations.Nullable;

/**
 * What became of one try.
 *
 * @param status what was answered; null: nothing
 * @param fault why it failed, as the messages {@code notices.fault.*} say it; empty: it did not
 * @param last nothing else will come of trying again
 */
public record Outcome(@Nullable Integer status, String fault, boolean last) {
    public static Outcome delivered(int status) {
        return new Outcome(status, "", false);
    }

    /** Nothing is left to be done, and nobody answered. */
    public static Outcome done() {
        return new Outcome(null, "", false);
    }

    public static Outcome failed(@Nullable Integer status, String fault) {
        return new Outcome(status, fault, false);
    }
}
