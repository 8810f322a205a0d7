package vn.kieumau.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Period;
import vn.kieumau.units.UnitSummary;

/**
 * A unit's figures of a period: those that are reported at its length.
 *
 * @param unit as it was when the period ended
 * @param seen the last entry about them; 0 for none
 */
public record PeriodFigures(UnitSummary unit, Period period, long seen, List<Cell> cells) {
    /**
     * One metric of it.
     *
     * @param now null: not reported
     * @param corrections what it was before, the oldest first
     * @param warnings what is worth a second look
     * @param open whether the reader may write it
     */
    public record Cell(
            Metric metric,
            @Nullable StoredFigure now,
            @Nullable StoredFigure before,
            @Nullable StoredFigure yearAgo,
            List<Correction> corrections,
            List<Warnings.Warning> warnings,
            boolean open) {}

    public Length length() {
        return Length.of(period);
    }

    public LocalDate due() {
        return period.due();
    }

    public boolean overdue(LocalDate today) {
        return today.isAfter(due());
    }

    public long missing() {
        return cells.stream().filter(each -> each.now() == null).count();
    }

    public long warned() {
        return cells.stream().filter(each -> !each.warnings().isEmpty()).count();
    }

    public boolean open() {
        return cells.stream().anyMatch(Cell::open);
    }

    public boolean illustrative() {
        return cells.stream().map(Cell::now).anyMatch(each -> each != null && each.illustrative());
    }
}
