package vn.kieumau.indicators;

import java.util.Locale;

/** What is being done with a file of figures. */
public enum ImportStep {
    WAITING(0),
    READING(20),
    CHECKING(50),
    WRITING(80);

    private final int percent;

    ImportStep(int percent) {
        this.percent = percent;
    }

    public int percent() {
        return percent;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
