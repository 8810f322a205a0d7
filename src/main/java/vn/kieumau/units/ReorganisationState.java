package vn.kieumau.units;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum ReorganisationState {
    DRAFT,
    REHEARSED,
    CONFIRMED,
    APPLIED,
    CANCELLED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
