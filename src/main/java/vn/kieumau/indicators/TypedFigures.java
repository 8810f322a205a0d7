package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Text;

/**
 * Figures of one unit and period as they were typed.
 *
 * @param values by the code of the metric; empty: not reported, which withdraws what was; a code that is not there is left alone
 * @param register that was looked into before zeros were reported; empty where there are none
 * @param reason why figures change after their day; empty before
 * @param seen the last entry of the unit and period when the form was shown; 0 for none
 */
public record TypedFigures(Map<String, String> values, String register, String source, String reason, long seen) {
    private static final String FIGURE = "-?[0-9]{1,15}";
    private static final String DECIMAL = "-?[0-9]{1,12}([.,][0-9]{1,12})?";

    /** What was read: values, null where nothing is reported, and why some could not be read. */
    record Read(Map<Metric, @Nullable BigDecimal> values, List<CellFault> faults) {}

    /** @param metrics those of the period, in order */
    Read read(List<Metric> metrics) {
        Map<Metric, @Nullable BigDecimal> read = new LinkedHashMap<>();
        List<CellFault> faults = new java.util.ArrayList<>();
        for (Metric metric : metrics) {
            String typed = values.get(metric.code());
            if (typed != null) {
                try {
                    read.put(metric, value(metric, typed.strip(), Text.of(register, "indicators.register", Text.LINE)));
                } catch (NotAFigure wrong) {
                    faults.add(wrong.fault);
                }
            }
        }
        return new Read(read, faults);
    }

    /** Null for nothing. */
    static @Nullable BigDecimal value(Metric metric, String typed, String register) throws NotAFigure {
        if (typed.isEmpty()) {
            return null;
        }
        BigDecimal value = switch (metric.kind()) {
            case COUNT -> count(metric, typed);
            case RATIO -> decimal(metric, typed);
            case LEVEL -> rank(metric, typed);
            case DERIVED -> throw new NotAFigure(metric, IndicatorsRefusal.NO_SUCH_METRIC);
        };
        if (metric.least() != null && value.compareTo(metric.least()) < 0
                || metric.most() != null && value.compareTo(metric.most()) > 0) {
            throw new NotAFigure(
                    metric,
                    IndicatorsRefusal.OUT_OF_RANGE,
                    typed,
                    Objects.toString(metric.least(), "–"),
                    Objects.toString(metric.most(), "–"));
        }
        if (value.signum() == 0 && register.isEmpty()) {
            throw new NotAFigure(metric, IndicatorsRefusal.ZERO_NOT_ATTESTED);
        }
        return value;
    }

    private static BigDecimal count(Metric metric, String typed) throws NotAFigure {
        if (!typed.matches(FIGURE)) {
            throw new NotAFigure(metric, IndicatorsRefusal.NOT_A_COUNT, typed);
        }
        return new BigDecimal(typed);
    }

    private static BigDecimal decimal(Metric metric, String typed) throws NotAFigure {
        if (!typed.matches(DECIMAL)) {
            throw new NotAFigure(metric, IndicatorsRefusal.NOT_A_DECIMAL, typed);
        }
        return new BigDecimal(typed.replace(',', '.'));
    }

    private static BigDecimal rank(Metric metric, String typed) throws NotAFigure {
        for (Metric.Level level : metric.levels()) {
            if (level.code().equals(typed)) {
                return BigDecimal.valueOf(level.rank());
            }
        }
        throw new NotAFigure(metric, IndicatorsRefusal.NO_SUCH_LEVEL, typed);
    }

    /** What was typed is no figure of the metric. */
    static final class NotAFigure extends Exception {
        private final transient CellFault fault;

        NotAFigure(Metric metric, IndicatorsRefusal refusal, Object... details) {
            super(refusal.key(), null, false, false);
            this.fault = new CellFault(metric, refusal, details);
        }

        CellFault fault() {
            return fault;
        }
    }
}
