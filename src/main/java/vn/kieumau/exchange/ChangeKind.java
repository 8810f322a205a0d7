package vn.kieumau.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked to become of a criterion. */
public enum ChangeKind {
    WORDING,
    THRESHOLD,
    EVIDENCE,
    DROP,
    /** A criterion beside it. */
    NEW;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for anything else. */
    public static Optional<ChangeKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
