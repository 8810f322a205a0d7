package vn.kieumau.indicators.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.indicators.EnterFigures;
import vn.kieumau.indicators.Length;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.PeriodFigures;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.ReportingUnit;
import vn.kieumau.indicators.StoredFigure;
import vn.kieumau.indicators.TypedFigures;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class IndicatorsApi {
    private final UnitFigures figures;
    private final EnterFigures enterFigures;
    private final Reporting reporting;
    private final boolean illustrative;

    IndicatorsApi(
            UnitFigures figures,
            EnterFigures enterFigures,
            Reporting reporting,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.figures = figures;
        this.enterFigures = enterFigures;
        this.reporting = reporting;
        this.illustrative = demonstration;
    }

    /** A unit and how many of the period's figures it has reported. */
    record UnitOfMonth(
            long unitId, String name, String path, int reported, int missing, int late, boolean illustrative) {}

    /**
     * What a figure was before.
     *
     * @param reason empty where it changed before its due day
     */
    record Replaced(
            String value,
            String source,
            String recordedBy,
            OffsetDateTime recordedAt,
            String replacedBy,
            OffsetDateTime replacedAt,
            String reason) {}

    /**
     * A metric of a unit and period.
     *
     * @param value a count or decimal written out, or the code of a level; null: not reported
     * @param zeroRegister the register in which a zero was attested
     * @param definition day from which the definition holds that it carries
     * @param warnings what is worth a second look: zero_streak, jump, total_differs, blank_between, definition_changed
     */
    record FigureOfUnit(
            String metric,
            @Nullable String value,
            @Nullable String zeroRegister,
            @Nullable String source,
            @Nullable LocalDate definition,
            @Nullable String recordedBy,
            @Nullable OffsetDateTime recordedAt,
            boolean illustrative,
            List<String> warnings,
            List<Replaced> before) {}

    /** A unit's figures of a period. */
    record FiguresOfUnit(UnitSummary unit, LocalDate from, LocalDate to, LocalDate due, List<FigureOfUnit> figures) {}

    /** @param value as in {@code FigureOfUnit}; null withdraws it */
    record FigureToSave(String metric, @Nullable String value) {}

    /**
     * @param figures those that change; others stay
     * @param register needed where a figure is zero
     * @param reason needed where a figure changes after its due day
     */
    record FiguresToSave(
            List<FigureToSave> figures,
            @Nullable String register,
            @Nullable String source,
            @Nullable String reason) {}

    @GetMapping("/api/v1/indicators")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(
            summary =
                    "Units in reach and how far their figures of a period are (every=month, quarter, half_year, year; month=2023-11: one that lies in it; show=complete, missing, late; closes=20: of months that close on the 20th)")
    Slice<UnitOfMonth> list(
            Actor actor,
            @RequestParam(defaultValue = "month") String every,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            Paging paging) {
        Calendar calendar = reporting.calendar(closes);
        Length length = Length.of(every);
        return Slice.of(
                figures.page(
                        actor,
                        month.isEmpty()
                                ? length.lastClosed(actor.today(), calendar)
                                : length.holding(Reporting.month(month), calendar),
                        Text.sought(q),
                        show,
                        paging),
                ReportingUnit::unitId,
                each -> new UnitOfMonth(
                        each.unitId(),
                        each.name(),
                        each.path(),
                        each.reported(),
                        each.missing(),
                        each.late(),
                        each.illustrative()));
    }

    @GetMapping("/api/v1/indicators/{id}/{period}")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(
            summary =
                    "A unit's figures that are reported by the month (2023-11), quarter (2023-Q4), half-year (2023-H2) or year (2023), and what they were before")
    FiguresOfUnit show(
            Actor actor,
            @PathVariable long id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String closes) {
        return shown(figures.period(actor, id, Reporting.period(period, reporting.calendar(closes))));
    }

    @PutMapping("/api/v1/indicators/{id}/{period}")
    @Requires({Permission.ENTER_FIGURES, Permission.ENTER_PROVINCE_FIGURES})
    @Operation(summary = "Save a unit's figures of a period; all of them or none")
    FiguresOfUnit save(
            Actor actor,
            @PathVariable long id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String closes,
            @RequestBody FiguresToSave toSave,
            IfMatch seen) {
        Period asked = Reporting.period(period, reporting.calendar(closes));
        PeriodFigures before = figures.period(actor, id, asked);
        seen.required().check(() -> shown(before));
        Map<String, String> values = new LinkedHashMap<>();
        toSave.figures().forEach(each -> values.put(each.metric(), Objects.toString(each.value(), "")));
        TypedFigures typed = new TypedFigures(
                values,
                Objects.toString(toSave.register(), ""),
                Objects.toString(toSave.source(), ""),
                Objects.toString(toSave.reason(), ""),
                before.seen());
        enterFigures.save(actor, id, asked, typed, illustrative);
        return shown(figures.period(actor, id, asked));
    }

    private static FiguresOfUnit shown(PeriodFigures found) {
        return new FiguresOfUnit(
                found.unit(),
                found.period().starts(),
                found.period().ends(),
                found.due(),
                found.cells().stream().map(IndicatorsApi::shown).toList());
    }

    private static FigureOfUnit shown(PeriodFigures.Cell cell) {
        Metric metric = cell.metric();
        Optional<StoredFigure> now = Optional.ofNullable(cell.now());
        return new FigureOfUnit(
                metric.code(),
                now.map(each -> text(metric, each.value())).orElse(null),
                now.map(StoredFigure::zeroRegister).orElse(null),
                now.map(StoredFigure::source).orElse(null),
                now.flatMap(each -> metric.definition(each.definitionId()))
                        .map(Metric.Definition::from)
                        .orElse(null),
                now.map(StoredFigure::recordedByName).orElse(null),
                now.map(StoredFigure::recordedAt).orElse(null),
                now.map(StoredFigure::illustrative).orElse(false),
                cell.warnings().stream().map(each -> each.kind().code()).toList(),
                cell.corrections().stream()
                        .map(each -> new Replaced(
                                text(metric, each.value()),
                                each.source(),
                                each.recordedByName(),
                                each.recordedAt(),
                                each.replacedByName(),
                                each.replacedAt(),
                                each.reason()))
                        .toList());
    }

    private static String text(Metric metric, BigDecimal value) {
        return metric.kind() == Metric.Kind.LEVEL
                ? metric.level(value.intValueExact()).map(Metric.Level::code).orElse(value.toPlainString())
                : value.toPlainString();
    }
}
