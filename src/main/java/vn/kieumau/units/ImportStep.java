package vn.kieumau.units;

import java.util.Locale;

/** What is being done with a file at the moment, and how much of the whole was done before. */
public enum ImportStep {
    WAITING(0),
    CHECKING(10),
    WRITING(40),
    SHOWING(60);

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
