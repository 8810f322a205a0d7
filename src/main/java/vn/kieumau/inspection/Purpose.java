package vn.kieumau.inspection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a delegation goes: to see whether the work has begun, what came of it, whether it still holds, or to learn. */
public enum Purpose {
    ROLLOUT,
    RESULT,
    RECHECK,
    STUDY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Purpose> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
