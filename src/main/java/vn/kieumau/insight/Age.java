package vn.kieumau.insight;

import java.util.Locale;

/** How long something has lain, in whole days by the calendar. */
public enum Age {
    WEEK,
    MONTH,
    LONGER;

    /** The SQL that gives the code of so many {@code days}; lists that are linked tell ages by the same limits. */
    static final String CODE = "case when days < 7 then 'week' when days <= 30 then 'month' else 'longer' end";

    /** @param days whole days, by the calendar */
    static Age of(long days) {
        return days < 7 ? WEEK : days <= 30 ? MONTH : LONGER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
