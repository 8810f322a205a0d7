package vn.kieumau.insight.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.kieumau.insight.Dashboard;
import vn.kieumau.insight.Dashboard.HeatCell;
import vn.kieumau.insight.Dashboard.HeatRow;
import vn.kieumau.insight.Dashboard.LevelAges;
import vn.kieumau.insight.Dashboard.OldestDossier;
import vn.kieumau.insight.Dashboard.ProvinceStanding;
import vn.kieumau.insight.Dashboard.StepAges;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.View;

/** The blocks of the dashboard as tables to take away, one line for each thing that is counted. */
enum InsightTable {
    FIGURES(InsightTable::figures),
    PROVINCES(InsightTable::provinces),
    CRITERIA(InsightTable::criteria),
    FLOW(InsightTable::flow),
    RECOMMENDATIONS(InsightTable::recommendations);

    private final BiFunction<View, Dashboard, Lines> lines;

    InsightTable(BiFunction<View, Dashboard, Lines> lines) {
        this.lines = lines;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<InsightTable> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    Lines lines(View view, Dashboard dashboard) {
        return lines.apply(view, dashboard);
    }

    private static Lines figures(View view, Dashboard dashboard) {
        Lines lines = new Lines(view, "insight.figure", "insight.wards");
        dashboard.figures().forEach(each -> lines.add(view.t("insight.figure." + each.code()), each.count()));
        return lines;
    }

    private static Lines provinces(View view, Dashboard dashboard) {
        Lines lines = new Lines(
                view,
                "units.code",
                "insight.province",
                "insight.standing",
                "insight.figure.proposed",
                "insight.figure.registered",
                "insight.figure.decided",
                "insight.figure.recognised");
        dashboard.provinces().stream()
                .filter(ProvinceStanding::reached)
                .forEach(each -> lines.add(
                        each.code(),
                        name(view, each),
                        view.t("insight.standing." + each.standing().name().toLowerCase(Locale.ROOT)),
                        each.proposed(),
                        each.registered(),
                        each.decided(),
                        each.recognised()));
        return lines;
    }

    private static String name(View view, ProvinceStanding province) {
        return province.unitId() == 0 ? view.t("insight.undivided") : province.name();
    }

    private static Lines criteria(View view, Dashboard dashboard) {
        Lines lines = new Lines(
                view,
                "insight.criterion",
                "insight.export.title",
                "units.code",
                "insight.province",
                "insight.export.judged",
                "insight.result.not_met",
                "insight.export.share");
        for (HeatRow row : dashboard.criteria()) {
            criterion(lines, view, row, null, view.t("insight.together"), row.all());
            for (ProvinceStanding column : dashboard.columns()) {
                criterion(lines, view, row, column.code(), name(view, column), row.of(column.unitId()));
            }
        }
        return lines;
    }

    private static void criterion(
            Lines lines, View view, HeatRow row, @Nullable String code, String province, HeatCell cell) {
        lines.add(
                row.code(),
                view.pick(row.titleVi(), row.titleEn()),
                code,
                province,
                cell.judged(),
                cell.notMet(),
                share(cell));
    }

    /** Nothing is a share of nothing. */
    private static TableDownload.@Nullable Share share(HeatCell cell) {
        return cell.judged() == 0
                ? null
                : new TableDownload.Share(BigDecimal.valueOf(cell.notMet())
                        .divide(BigDecimal.valueOf(cell.judged()), 4, RoundingMode.HALF_UP));
    }

    private static Lines flow(View view, Dashboard dashboard) {
        Lines lines = new Lines(
                view,
                "insight.step",
                "insight.age.week",
                "insight.age.month",
                "insight.age.longer",
                "insight.total",
                "insight.oldest",
                "insight.export.oldest_days");
        for (StepAges each : dashboard.flow()) {
            OldestDossier oldest = each.oldest();
            lines.add(
                    view.t("insight.figure." + each.step()),
                    each.ages().week(),
                    each.ages().month(),
                    each.ages().longer(),
                    each.ages().total(),
                    oldest == null ? null : oldest.unitName(),
                    oldest == null ? null : oldest.days());
        }
        return lines;
    }

    private static Lines recommendations(View view, Dashboard dashboard) {
        Lines lines = new Lines(
                view,
                "insight.level",
                "insight.age.week",
                "insight.age.month",
                "insight.age.longer",
                "insight.total",
                "insight.overdue",
                "insight.export.oldest_days");
        for (LevelAges each : dashboard.recommendations()) {
            lines.add(
                    view.t("insight.level." + each.level()),
                    each.ages().week(),
                    each.ages().month(),
                    each.ages().longer(),
                    each.ages().total(),
                    each.overdue(),
                    each.oldestId() == null ? null : each.oldestDays());
        }
        return lines;
    }
}
