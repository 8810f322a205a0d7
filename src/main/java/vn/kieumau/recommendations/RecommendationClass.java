package vn.kieumau.recommendations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a recommendation is about; who answers depends on it. */
public enum RecommendationClass {
    STAFFING,
    PREMISES,
    INVESTMENT,
    LAW,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for anything else. */
    public static Optional<RecommendationClass> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
