package vn.kieumau.indicators;

import vn.kieumau.kernel.Refused;

/**
 * Why what was typed for a metric is no figure of it.
 *
 * @param details of the refusal's sentence after the metric itself
 */
public record CellFault(Metric metric, IndicatorsRefusal refusal, Object... details) {
    /** Arguments of the sentence. */
    public Object[] arguments(String name) {
        Object[] all = new Object[details.length + 1];
        all[0] = name;
        System.arraycopy(details, 0, all, 1, details.length);
        return all;
    }

    Refused refused() {
        return new Refused(refusal, arguments(metric.code()));
    }
}
