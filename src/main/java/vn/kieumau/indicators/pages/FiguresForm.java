package vn.kieumau.indicators.pages;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.PeriodFigures;
import vn.kieumau.indicators.StoredFigure;
import vn.kieumau.indicators.TypedFigures;

/** What was typed on the page of a unit's month or year; values by the code of the metric. */
public record FiguresForm(
        @Nullable Map<String, String> value,
        @Nullable String register,
        @Nullable String source,
        @Nullable String reason,
        @Nullable Long seen) {
    static final FiguresForm EMPTY = new FiguresForm(null, null, null, null, null);

    /** What stands in a cell's field: what was typed, or else what is recorded. */
    public String typed(PeriodFigures.Cell cell) {
        if (value != null) {
            return value.getOrDefault(cell.metric().code(), "");
        }
        StoredFigure now = cell.now();
        if (now == null) {
            return "";
        }
        return cell.metric().kind() == Metric.Kind.LEVEL
                ? cell.metric()
                        .level(now.value().intValueExact())
                        .map(Metric.Level::code)
                        .orElse("")
                : now.value().toPlainString();
    }

    /** Filled in with what the unit's figures carry already, so that it is typed once. */
    public String registerOr(PeriodFigures figures) {
        return register != null
                ? register
                : figures.cells().stream()
                        .map(PeriodFigures.Cell::now)
                        .filter(each -> each != null && each.zeroRegister() != null)
                        .map(each -> String.valueOf(each.zeroRegister()))
                        .findFirst()
                        .or(() -> figures.cells().stream()
                                .map(PeriodFigures.Cell::before)
                                .filter(each -> each != null && each.zeroRegister() != null)
                                .map(each -> String.valueOf(each.zeroRegister()))
                                .findFirst())
                        .orElse("");
    }

    public String sourceOr(PeriodFigures figures) {
        return source != null
                ? source
                : figures.cells().stream()
                        .map(PeriodFigures.Cell::now)
                        .filter(Objects::nonNull)
                        .map(StoredFigure::source)
                        .findFirst()
                        .orElse("");
    }

    TypedFigures read() {
        return new TypedFigures(
                value == null ? Map.of() : value,
                Objects.toString(register, ""),
                Objects.toString(source, ""),
                Objects.toString(reason, ""),
                seen == null ? 0 : seen);
    }
}
