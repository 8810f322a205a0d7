package vn.kieumau.plans;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is contributed: million VND, m² of land, hours of work, pieces; or what is not measured. */
public enum SupportKind {
    FUNDS(true),
    LAND(true),
    LABOUR(true),
    EQUIPMENT(true),
    GUIDANCE(false),
    OTHER(false);

    private final boolean measured;

    SupportKind(boolean measured) {
        this.measured = measured;
    }

    public boolean measured() {
        return measured;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SupportKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
