package vn.kieumau.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.UnitPages;
import vn.kieumau.units.UnitSummary;

/** From a commune to its figures of the last month that had closed. */
@Component
class FiguresOfUnit implements UnitPages {
    private final UnitFigures figures;

    FiguresOfUnit(UnitFigures figures) {
        this.figures = figures;
    }

    @Override
    public Optional<UnitPage> of(Actor reader, UnitSummary unit, LocalDate day) {
        if (!unit.level().equals("commune") || !reader.may(Permission.VIEW_FIGURES)) {
            return Optional.empty();
        }
        YearMonth month = Calendar.DEFAULT.lastClosed(day.isAfter(reader.today()) ? reader.today() : day);
        return figures.unit(reader, Permission.VIEW_FIGURES, unit.unitId(), Calendar.DEFAULT.month(month))
                .map(there -> new UnitPage("/indicators/%d/%s".formatted(unit.unitId(), month), "indicators.of_unit"));
    }
}
