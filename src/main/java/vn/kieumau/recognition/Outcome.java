package vn.kieumau.recognition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public enum Outcome {
    CONFERRED,
    REFUSED;

    /** By its code; empty for anything else. */
    public static Optional<Outcome> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
