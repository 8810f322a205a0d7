package vn.kieumau.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public enum InitiativeKind {
    MODEL,
    MOVEMENT,
    CONTEST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<InitiativeKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
