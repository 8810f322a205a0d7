package vn.kieumau.indicators.pages;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.PeriodFigures;
import vn.kieumau.indicators.StoredFigure;
import vn.kieumau.indicators.TypedFigures;

/**
 * What was typed on the page of a unit's month or year; values by the code of the metric.
 *
 * @param was what stood recorded when the page was opened: where it is typed still nobody has touched it
 */
public record FiguresForm(
        @Nullable Map<String, String> value,
        @Nullable Map<String, String> was,
        @Nullable String register,
        @Nullable String source,
        @Nullable String reason,
        @Nullable Long seen) {
    static final FiguresForm EMPTY = new FiguresForm(null, null, null, null, null, null);

    /** What stands in a cell's field: what was typed, or else, also where nobody touched it, what is recorded now. */
    public String typed(PeriodFigures.Cell cell) {
        String code = cell.metric().code();
        if (value == null || was != null && value.getOrDefault(code, "").strip().equals(was.get(code))) {
            return recorded(cell);
        }
        return value.getOrDefault(code, "");
    }

    /** Whether something else is recorded now than when the page was opened: who typed has not seen it yet. */
    public boolean overtaken(PeriodFigures.Cell cell) {
        String before = was == null ? null : was.get(cell.metric().code());
        return before != null && !before.equals(recorded(cell));
    }

    /** What is recorded, as it would be typed; empty for nothing. */
    public String recorded(PeriodFigures.Cell cell) {
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
