package vn.kieumau.recognition;

import java.util.Locale;

public enum Outcome {
    CONFERRED,
    REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
