package vn.kieumau.recommendations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a recommendation has come. */
public enum RecommendationState {
    RAISED,
    ACCEPTED,
    FORWARDED,
    ANSWERED,
    CLOSED,
    REOPENED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for anything else. */
    public static Optional<RecommendationState> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
