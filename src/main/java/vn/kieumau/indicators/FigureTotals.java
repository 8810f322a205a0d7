package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.View;

/** A metric by the provinces of a tree, or the communes of one, brought together from what units have reported, as known by a day. */
@Component
public class FigureTotals {
    private final JdbcClient jdbc;
    private final Metrics metrics;

    FigureTotals(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    private record Line(
            long unitId,
            String name,
            String path,
            boolean undivided,
            int metricId,
            @Nullable BigDecimal total,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal latest,
            int units,
            int reported,
            int complete,
            boolean illustrative) {}

    /**
     * What one metric comes to.
     *
     * @param period asked for, or the longer one at which the metric is reported
     * @param to last day of the months that had closed by the day; the day before the period where none had
     * @param under the province whose communes these are; null: these are the provinces
     * @param units empty for who reaches no province: a ward is no total of its own
     * @param whole what they come to together; null where there are none
     */
    public record Totals(
            Period period,
            LocalDate to,
            @Nullable Province under,
            List<FigureTotal> units,
            @Nullable FigureTotal whole) {}

    public record Province(long unitId, String name) {}

    /**
     * Over the months of a period that had closed by a day, from what was known at its end.
     *
     * @param month lies in the period
     * @param provinceId 0: by provinces
     */
    public Totals of(
            Actor reader, Metric metric, Length asked, YearMonth month, Calendar calendar, long provinceId, AsOf asOf) {
        Length length = asked.atLeast(metrics.partsOf(metric));
        Period period = length.holding(month, calendar);
        Span span = Span.closed(period, asOf.day());
        List<Metric> behind = metrics.reportedBehind(Set.of(metric.code()));
        List<Period> parts = metrics.lengths().stream()
                .flatMap(every -> span.parts(every).stream())
                .toList();
        Province under = provinceId == 0 ? null : Refused.found(province(reader, provinceId, asOf));
        List<Line> lines = jdbc.sql("""
                        with parent as materialized (
                            select parent_id as unit_id, case when :province <> 0 then unit_id end as commune_id, count(*) as units from units.v_place
                            where level = 'commune' and valid @> :tree::date and unit_id in (select unit_id from units.reached(:reach))
                            group by 1, 2
                        ), above as materialized (
                            select unit_id, case level when 'province' then unit_id else parent_id end as province_id
                            from units.v_place where level in ('province', 'district') and valid @> :tree::date
                        ), asked as (
                            select coalesce(parent.commune_id, above.province_id) as under_id, sum(parent.units) as units
                            from parent join above using (unit_id) where :province in (0, above.province_id) group by 1
                        ), part as materialized (
                            select every, starts, max(starts) over (partition by every) as last, count(*) over (partition by every) as asked
                            from unnest(:everies::text[], :starts::date[]) as p (every, starts)
                        ), known as (
                            select metric_id, starts, unit_id, value, recorded_at, illustrative from indicators.figure
                            where metric_id = any(:metrics) and recorded_at < :after
                            union all
                            select metric_id, starts, unit_id, value, recorded_at, illustrative from indicators.figure_before
                            where metric_id = any(:metrics) and recorded_at < :after and replaced_at >= :after
                        ), of_any as materialized (
                            select f.unit_id, f.metric_id, count(*) = max(p.asked) as complete, bool_or(f.illustrative) as illustrative,
                                max(f.recorded_at) as recorded_at,
                                case when bool_and(m.over_time = 'sum') then sum(f.value) else sum(f.value) filter (where f.starts = p.last) end as value
                            from known f join indicators.metric m on m.id = f.metric_id join part p on p.every = m.every and p.starts = f.starts
                            where f.starts = any(:starts::date[])
                            group by f.unit_id, f.metric_id
                        ), of_unit as materialized (
                            select * from of_any where unit_id in (select unit_id from units.reached(:reach))
                        ), counted as materialized (
                            select array(select distinct unit_id from of_unit) as units
                        ), within as materialized (
                            select array(
                                select s.unit_id from counted, units.standing(counted.units, 'province', :tree) s
                                where :province <> 0 and s.under_id = :province) as units
                        ), standing as materialized (
                            select s.unit_id, coalesce(s.under_id, s.unit_id) as under_id, s.under_id is null as undivided
                            from counted, within, units.standing(case when :province = 0 then counted.units else within.units end,
                                case when :province = 0 then 'province' else 'commune' end, :tree) s
                        ), total as (
                            select s.under_id, s.undivided, u.metric_id, sum(u.value) as total,
                                sum(u.value * w.value) / nullif(sum(w.value) filter (where u.value is not null), 0) as mean,
                                (array_agg(u.value order by u.recorded_at desc) filter (where u.value is not null))[1] as latest,
                                count(*) as reported, count(*) filter (where u.complete) as complete,
                                bool_or(u.illustrative) as illustrative
                            from of_unit u join standing s on s.unit_id = u.unit_id
                            left join of_unit w on w.unit_id = u.unit_id and w.metric_id = :weight
                            group by s.under_id, s.undivided, u.metric_id
                        ), shown as (
                            select coalesce(a.under_id, t.under_id) as under_id, coalesce(t.undivided, false) as undivided, coalesce(t.metric_id, 0) as metric_id,
                                t.total, t.mean, t.latest, coalesce(a.units, 0) as units, coalesce(t.reported, 0) as reported,
                                coalesce(t.complete, 0) as complete, coalesce(t.illustrative, false) as illustrative
                            from asked a full join total t on t.under_id = a.under_id and not t.undivided
                        )
                        select s.under_id as unit_id, n.name, n.path, s.undivided, s.metric_id, s.total, s.mean, s.latest, s.units, s.reported, s.complete, s.illustrative
                        from shown s, units.named(s.under_id, :tree) n
                        where :province <> 0 or exists (select 1 from units.v_unit where level = 'province' and unit_id in (select unit_id from units.reached(:reach)))
                        order by s.undivided, n.top_down collate vi_natural, s.under_id
                        """)
                .param("reach", reader.reach(Permission.VIEW_FIGURES))
                .param("tree", asOf.tree())
                .param("province", provinceId)
                .param("after", asOf.day().plusDays(1).atStartOfDay(View.ZONE).toOffsetDateTime())
                .param("metrics", behind.stream().map(Metric::id).toArray(Integer[]::new))
                .param(
                        "everies",
                        parts.stream().map(each -> Length.of(each).code()).toArray(String[]::new))
                .param(
                        "starts",
                        parts.stream().map(each -> each.starts().toString()).toArray(String[]::new))
                .param(
                        "weight",
                        metric.weight() == null
                                ? 0
                                : metrics.find(metric.weight()).map(Metric::id).orElse(0))
                .query(Line.class)
                .list();
        Map<Long, List<Line>> byUnit = new LinkedHashMap<>();
        lines.forEach(line ->
                byUnit.computeIfAbsent(line.unitId(), any -> new ArrayList<>()).add(line));
        List<FigureTotal> totals = new ArrayList<>();
        byUnit.forEach((unit, ofUnit) -> totals.add(total(metric, unit, ofUnit)));
        return new Totals(
                period,
                span.months().isEmpty() ? period.starts().minusDays(1) : span.ends(),
                under,
                totals,
                totals.isEmpty() ? null : whole(metric, lines, totals));
    }

    private Optional<Province> province(Actor reader, long unitId, AsOf asOf) {
        return jdbc.sql("""
                        select unit_id, name from units.v_place
                        where unit_id = :unit and level = 'province' and valid @> :tree::date and unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("unit", unitId)
                .param("tree", asOf.tree())
                .param("reach", reader.reach(Permission.VIEW_FIGURES))
                .query(Province.class)
                .optional();
    }

    /** Sums are summed on, and what is computed is computed from them; a mean of means would be none. */
    private FigureTotal whole(Metric metric, List<Line> lines, List<FigureTotal> totals) {
        Map<Integer, BigDecimal> sums = new HashMap<>();
        for (Line line : lines) {
            if (line.total() != null) {
                sums.merge(line.metricId(), line.total(), BigDecimal::add);
            }
        }
        List<Line> together = sums.entrySet().stream()
                .map(each -> new Line(0, "", "", false, each.getKey(), each.getValue(), null, null, 0, 0, 0, false))
                .filter(line -> metric.derived() || line.metricId() == metric.id())
                .toList();
        boolean brought = metric.derived() || metric.upTheTree() == Metric.UpTheTree.SUM;
        return new FigureTotal(
                0,
                "",
                "",
                false,
                brought ? value(metric, together) : null,
                totals.stream().mapToInt(FigureTotal::units).sum(),
                totals.stream().mapToInt(FigureTotal::reported).sum(),
                totals.stream().mapToInt(FigureTotal::complete).sum(),
                totals.stream().anyMatch(FigureTotal::illustrative));
    }

    private FigureTotal total(Metric metric, long unitId, List<Line> lines) {
        Line first = lines.get(0);
        List<Line> own = lines.stream()
                .filter(line -> metric.derived() || line.metricId() == metric.id())
                .toList();
        // Of what is computed from several figures, a unit counts where it has reported all of them.
        boolean all = !metric.derived()
                || own.stream().filter(line -> line.metricId() != 0).count()
                        >= metrics.reportedBehind(Set.of(metric.code())).size();
        return new FigureTotal(
                unitId,
                first.name(),
                first.path(),
                first.undivided(),
                all ? value(metric, own) : null,
                first.units(),
                all ? own.stream().mapToInt(Line::reported).min().orElse(0) : 0,
                all ? own.stream().mapToInt(Line::complete).min().orElse(0) : 0,
                lines.stream().anyMatch(Line::illustrative));
    }

    private @Nullable BigDecimal value(Metric metric, List<Line> own) {
        if (metric.derived()) {
            Map<String, Object> sums = new HashMap<>();
            KnownFigures.levels(metrics.all(), sums);
            for (Line line : own) {
                BigDecimal total = line.total();
                if (total != null) {
                    metrics.find(line.metricId())
                            .filter(part -> part.upTheTree() == Metric.UpTheTree.SUM)
                            .ifPresent(part -> sums.put(part.code(), part.forRules(total)));
                }
            }
            return Readings.decimal(metrics.rule(metric).evaluate(sums));
        }
        if (own.isEmpty()) {
            return null;
        }
        Line line = own.get(0);
        return switch (Objects.requireNonNull(metric.upTheTree())) {
            case SUM -> line.total();
            case WEIGHTED_MEAN -> line.mean() == null ? null : line.mean().round(MathContext.DECIMAL64);
            case LAST -> line.latest();
            case NONE -> null;
        };
    }
}
