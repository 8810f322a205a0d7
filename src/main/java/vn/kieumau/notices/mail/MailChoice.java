package vn.kieumau.notices.mail;

import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told by mail, as it is kept, typed or sent.
 *
 * @param frequency none, each or daily
 * @param hour of a daily mail, in Vietnam
 * @param confirmed whether the address is; nothing is sent there before
 */
public record MailChoice(
        @Nullable String frequency,
        @Nullable String address,
        @Nullable Integer hour,
        @Nullable Boolean confirmed) {
    public static final int USUAL_HOUR = 7;
    static final MailChoice NONE = new MailChoice("none", "", USUAL_HOUR, false);

    public String often() {
        return frequency == null ? "none" : frequency;
    }

    public boolean ready() {
        return Boolean.TRUE.equals(confirmed);
    }

    public int at() {
        return hour == null ? USUAL_HOUR : hour;
    }
}
