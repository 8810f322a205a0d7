package vn.kieumau.recommendations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of what was asked an answer gives. */
public enum AnswerKind {
    FULL,
    PARTIAL,
    REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for anything else. */
    public static Optional<AnswerKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
