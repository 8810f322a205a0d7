package vn.kieumau.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of a report, in their order. */
public enum ReportSection {
    CONTEXT,
    RESULTS,
    STRENGTHS,
    LIMITS,
    LESSONS,
    PROPOSALS,
    DIRECTIONS,
    CONCLUSIONS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for anything else. */
    public static Optional<ReportSection> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
