package vn.kieumau.plans;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a ward needs and has: people by post, pieces by kind, million VND by source and year. */
public enum ResourceKind {
    STAFFING,
    EQUIPMENT,
    BUDGET;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ResourceKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
