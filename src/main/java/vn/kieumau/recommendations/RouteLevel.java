package vn.kieumau.recommendations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a recommendation or directive can lie: with whoever gave it, or with a level, from below upwards. */
public enum RouteLevel {
    ORIGIN,
    /** For directives alone. */
    WARD,
    PROVINCE,
    MINISTRY,
    SPECIALIST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those where something can lie on its way up; or down, as directives go. */
    public static List<RouteLevel> along(boolean down) {
        return down ? List.of(ORIGIN, WARD, PROVINCE) : List.of(ORIGIN, PROVINCE, MINISTRY, SPECIALIST);
    }

    /** By its code; empty for anything else. */
    public static Optional<RouteLevel> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
