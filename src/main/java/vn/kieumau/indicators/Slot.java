package vn.kieumau.indicators;

import vn.kieumau.criteria.MetricType;

/** Of which months a figure is: of the year so far, of the same months of the year before, of those of the baseline year. */
public enum Slot {
    PERIOD(""),
    SAME_PERIOD(MetricType.SAME_PERIOD),
    BASELINE(MetricType.BASELINE);

    private final String suffix;

    Slot(String suffix) {
        this.suffix = suffix;
    }

    /** What rules add to a metric's code. */
    public String suffix() {
        return suffix;
    }
}
