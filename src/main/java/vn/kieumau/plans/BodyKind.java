package vn.kieumau.plans;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sort of body somebody contributes in the name of; persons are none of them. */
public enum BodyKind {
    PARTY_COMMITTEE,
    PEOPLES_COMMITTEE,
    FRONT,
    POLICE,
    DEPARTMENT,
    ENTERPRISE,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BodyKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
