package vn.kieumau.recommendations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a recommendation can lie, from whoever raised it upwards. */
public enum RouteLevel {
    ORIGIN,
    PROVINCE,
    MINISTRY,
    SPECIALIST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for anything else. */
    public static Optional<RouteLevel> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
