package vn.kieumau.insight.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kieumau.insight.Dashboard;
import vn.kieumau.insight.Dashboard.HeatCell;
import vn.kieumau.insight.Dashboard.HeatRow;
import vn.kieumau.insight.Dashboard.LevelAges;
import vn.kieumau.insight.Dashboard.ProvinceStanding;
import vn.kieumau.insight.Dashboard.StepAges;

/** The blocks of the dashboard as tables to take away: codes and figures, one line for each. */
enum InsightTable {
    FIGURES(List.of("figure", "count"), InsightTable::figures),
    PROVINCES(
            List.of("code", "province", "standing", "proposed", "registered", "decided", "recognised"),
            InsightTable::provinces),
    CRITERIA(List.of("criterion", "title", "code", "province", "judged", "not_met", "percent"), InsightTable::criteria),
    FLOW(
            List.of(
                    "step",
                    "under_7_days",
                    "7_to_30_days",
                    "over_30_days",
                    "total",
                    "oldest_dossier",
                    "oldest_unit",
                    "oldest_days"),
            InsightTable::flow),
    RECOMMENDATIONS(
            List.of(
                    "level",
                    "under_7_days",
                    "7_to_30_days",
                    "over_30_days",
                    "total",
                    "overdue",
                    "oldest_recommendation",
                    "oldest_days"),
            InsightTable::recommendations);

    private final List<String> columns;
    private final Function<Dashboard, List<List<@Nullable Object>>> lines;

    InsightTable(List<String> columns, Function<Dashboard, List<List<@Nullable Object>>> lines) {
        this.columns = columns;
        this.lines = lines;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<InsightTable> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Each file says itself of what and when it is. */
    List<String> columns() {
        List<String> all = new ArrayList<>(columns);
        all.addAll(List.of("cohort_year", "as_of", "illustrative"));
        return all;
    }

    List<List<@Nullable Object>> lines(Dashboard dashboard) {
        List<@Nullable Object> end = line(
                String.valueOf(dashboard.cohort().year()), dashboard.asOf().toLocalDate(), dashboard.illustrative());
        return lines.apply(dashboard).stream()
                .map(each -> {
                    List<@Nullable Object> all = new ArrayList<>(each);
                    all.addAll(end);
                    return all;
                })
                .toList();
    }

    private static List<List<@Nullable Object>> figures(Dashboard dashboard) {
        return dashboard.figures().stream()
                .map(each -> line(each.code(), each.count()))
                .toList();
    }

    private static List<List<@Nullable Object>> provinces(Dashboard dashboard) {
        return dashboard.provinces().stream()
                .filter(ProvinceStanding::reached)
                .map(each -> line(
                        each.code(),
                        each.name(),
                        each.standing().name().toLowerCase(Locale.ROOT),
                        each.proposed(),
                        each.registered(),
                        each.decided(),
                        each.recognised()))
                .toList();
    }

    private static List<List<@Nullable Object>> criteria(Dashboard dashboard) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (HeatRow row : dashboard.criteria()) {
            lines.add(criterion(row, "", "", row.all()));
            for (ProvinceStanding column : dashboard.columns()) {
                lines.add(criterion(row, column.code(), column.name(), row.of(column.unitId())));
            }
        }
        return lines;
    }

    private static List<@Nullable Object> criterion(
            HeatRow row, @Nullable String code, String province, HeatCell cell) {
        return line(row.code(), row.titleVi(), code, province, cell.judged(), cell.notMet(), cell.percent());
    }

    private static List<List<@Nullable Object>> flow(Dashboard dashboard) {
        return dashboard.flow().stream().map(InsightTable::step).toList();
    }

    private static List<@Nullable Object> step(StepAges each) {
        Dashboard.OldestDossier oldest = each.oldest();
        return line(
                each.step(),
                each.ages().week(),
                each.ages().month(),
                each.ages().longer(),
                each.ages().total(),
                oldest == null ? null : String.valueOf(oldest.dossierId()),
                oldest == null ? null : oldest.unitName(),
                oldest == null ? null : oldest.days());
    }

    private static List<List<@Nullable Object>> recommendations(Dashboard dashboard) {
        return dashboard.recommendations().stream().map(InsightTable::level).toList();
    }

    private static List<@Nullable Object> level(LevelAges each) {
        return line(
                each.level(),
                each.ages().week(),
                each.ages().month(),
                each.ages().longer(),
                each.ages().total(),
                each.overdue(),
                each.oldestId() == null ? null : String.valueOf(each.oldestId()),
                each.oldestId() == null ? null : each.oldestDays());
    }

    private static List<@Nullable Object> line(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
