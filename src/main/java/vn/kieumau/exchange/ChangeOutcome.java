package vn.kieumau.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is decided about a topic. */
public enum ChangeOutcome {
    ACCEPTED,
    PARTIAL,
    DECLINED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for anything else. */
    public static Optional<ChangeOutcome> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
