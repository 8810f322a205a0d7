package vn.kieumau.indicators;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Sorting;

/** Reading figures unit by unit, within the reader's reach. Those who report are communes: wards and their like. */
@Component
public class UnitFigures {
    private static final Sorting SORTING = new Sorting("position, unit_id", "unit_id")
            .by("unit", "position")
            .by("reported", "reported")
            .by("missing", "missing")
            .by("late", "late");

    /** Units that existed when the period closed; who has ended by then reports nothing of it any more. */
    private static final String LISTED = """
            with listed as (
                select p.unit_id, p.code_or_key, p.name, p.path, p.position, r.reported, cardinality(:metrics::int[]) - r.reported as missing,
                    r.late, coalesce(r.illustrative, false) as illustrative
                from units.v_place p cross join lateral (
                    select count(*) as reported, count(*) filter (where f.first_at >= :overdue) as late, bool_or(f.illustrative) as illustrative
                    from indicators.figure f where f.unit_id = p.unit_id and f.starts = :starts and f.metric_id = any(:metrics)
                ) r
                where p.level = 'commune' and p.valid @> :ends::date and p.unit_id in (select unit_id from units.reached(:reach))
                  and (:words = '' or p.words @@ units.query(units.asked(:words)))
            ), shown as (
                select * from listed
                where case :show when 'complete' then missing = 0 when 'missing' then missing > 0 when 'late' then late > 0 else true end
            )
            """;

    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final Metrics metrics;

    UnitFigures(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    /**
     * Units in reach that existed when the period closed, and how far their figures are: those that are reported at its length.
     *
     * @param show {@code complete}, {@code missing}, {@code late}; else all
     */
    public PageOf<ReportingUnit> page(Actor reader, Period period, String words, String show, Paging paging) {
        List<ReportingUnit> units = listed(
                        "select unit_id, name, path, reported, missing, late, illustrative, count(*) over () as total from shown where true "
                                + SORTING.page(paging),
                        reader,
                        period,
                        words,
                        show)
                .params(Sorting.values(paging))
                .query(ReportingUnit.class)
                .list();
        return new PageOf<>(units, units.isEmpty() ? 0 : units.get(0).total(), paging);
    }

    /**
     * What the units of {@link #page} have reported of the period, as {@link ImportFigures} takes it.
     *
     * @param line gets the cells of {@link ImportFigures#COLUMNS}, unit by unit
     */
    @Transactional(readOnly = true)
    public void lines(Actor reader, Period period, String words, String show, Consumer<List<@Nullable Object>> line) {
        try (Stream<List<@Nullable Object>> lines = listed("""
                        select s.code_or_key, m.code as metric, f.value, l.code as level, f.zero_register, f.source
                        from shown s join indicators.figure f on f.unit_id = s.unit_id and f.starts = :starts and f.metric_id = any(:metrics)
                        join indicators.metric m on m.id = f.metric_id
                        left join indicators.metric_level l on l.metric_id = m.id and l.rank = f.value
                        order by s.position, s.unit_id, m.position
                        """, reader, period, words, show)
                .withFetchSize(FETCH)
                .query((row, number) -> Arrays.<@Nullable Object>asList(
                        row.getString("code_or_key"),
                        row.getString("metric"),
                        period.code(),
                        row.getString("level") == null ? row.getBigDecimal("value") : row.getString("level"),
                        row.getString("zero_register"),
                        row.getString("source")))
                .stream()) {
            lines.forEach(line);
        }
    }

    /** How many figures {@link #lines} gives. */
    public long lines(Actor reader, Period period, String words, String show) {
        return listed("select coalesce(sum(reported), 0) from shown", reader, period, words, show)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec listed(String sql, Actor reader, Period period, String words, String show) {
        return jdbc.sql(LISTED + sql)
                .param(
                        "overdue",
                        period.due()
                                .plusDays(1)
                                .atStartOfDay(vn.kieumau.web.View.ZONE)
                                .toOffsetDateTime())
                .param("starts", period.starts())
                .param("ends", period.ends())
                .param(
                        "metrics",
                        metrics.reported(Length.of(period)).stream()
                                .map(Metric::id)
                                .toArray(Integer[]::new))
                .param("reach", reader.reach(Permission.VIEW_FIGURES))
                .param("words", words)
                .param("show", show);
    }

    /** A commune in reach as it was when the period ended; empty where it did not exist on any of its days. */
    public Optional<UnitSummary> unit(Actor actor, Permission permission, long unitId, Period period) {
        return jdbc.sql("""
                        select unit_id, code, name, type, level, parent_id, path, lower(valid) as valid_from, upper(valid) as valid_to, 1 as total
                        from units.v_place
                        where unit_id = :unit and level = 'commune' and valid && daterange(:starts, :ends, '[]')
                          and unit_id in (select unit_id from units.reached(:reach))
                        order by valid desc limit 1
                        """)
                .param("unit", unitId)
                .param("starts", period.starts())
                .param("ends", period.ends())
                .param("reach", actor.reach(permission))
                .query(UnitSummary.class)
                .optional();
    }

    /** A unit's figures of a period, each beside what it was the period before and a year ago. */
    public PeriodFigures period(Actor reader, long unitId, Period period) {
        UnitSummary unit = Refused.found(unit(reader, Permission.VIEW_FIGURES, unitId, period));
        Period before = period.plus(-1);
        Period yearAgo = period.yearBefore();
        Map<String, StoredFigure> stored = new HashMap<>();
        Period back = before.plus(-Warnings.MONTHS_BACK / period.months());
        Period after = period.plus(1);
        between(unitId, back.starts(), after.starts(), period.starts())
                .forEach(figure -> stored.put(figure.metricId() + " " + figure.starts(), figure));
        Warnings.Known known = (metric, when) ->
                stored.get(metric.id() + " " + new Period(when, period.months(), period.calendar()).starts());
        List<Correction> corrections = corrections(unitId, period.starts());
        boolean enters = enters(reader, unitId, period);
        List<PeriodFigures.Cell> cells = metrics.reported(Length.of(period)).stream()
                .map(metric -> new PeriodFigures.Cell(
                        metric,
                        stored.get(metric.id() + " " + period.starts()),
                        stored.get(metric.id() + " " + before.starts()),
                        stored.get(metric.id() + " " + yearAgo.starts()),
                        corrections.stream()
                                .filter(each -> each.metricId() == metric.id())
                                .toList(),
                        Warnings.of(metric, period.first(), metrics.all(), known),
                        enters && EnterFigures.reports(reader, metric)))
                .toList();
        return new PeriodFigures(unit, period, lastEntry(unitId, period), cells);
    }

    private boolean enters(Actor actor, long unitId, Period period) {
        if (actor.today().isBefore(period.starts())) {
            return false;
        }
        for (Permission each : List.of(Permission.ENTER_FIGURES, Permission.ENTER_PROVINCE_FIGURES)) {
            if (actor.may(each)) {
                return unit(actor, each, unitId, period).isPresent();
            }
        }
        return false;
    }

    /** A unit's figures whose periods begin on these days or between them. Who recorded is told of one period only. */
    List<StoredFigure> between(long unitId, LocalDate from, LocalDate to, LocalDate shown) {
        return jdbc.sql("""
                        select f.metric_id, f.starts, f.value, f.definition_id, f.zero_register, f.source,
                            case when f.starts = :shown then coalesce(audit.signed(a.display_name, 'indicators.entry', f.entry_id, f.recorded_by), '') else '' end as recorded_by_name,
                            f.recorded_at, f.first_at, f.illustrative
                        from indicators.figure f left join accounts.v_account a on a.account_id = f.recorded_by
                        where f.unit_id = :unit and f.starts between :from and :to
                        order by f.starts, f.metric_id
                        """)
                .param("unit", unitId)
                .param("from", from)
                .param("to", to)
                .param("shown", shown)
                .query(StoredFigure.class)
                .list();
    }

    /** What a unit's figures of a period were before, the oldest first. */
    public List<Correction> corrections(long unitId, LocalDate starts) {
        return jdbc.sql("""
                        select b.metric_id, b.value, b.source, coalesce(audit.signed(a.display_name, 'indicators.entry', b.entry_id, b.recorded_by), '') as recorded_by_name,
                            b.recorded_at, coalesce(audit.signed(r.display_name, 'indicators.entry', b.replaced_entry, b.replaced_by), '') as replaced_by_name,
                            b.replaced_at, b.reason
                        from indicators.figure_before b
                        left join accounts.v_account a on a.account_id = b.recorded_by
                        left join accounts.v_account r on r.account_id = b.replaced_by
                        where b.unit_id = :unit and b.starts = :starts order by b.id
                        """)
                .param("unit", unitId)
                .param("starts", starts)
                .query(Correction.class)
                .list();
    }

    /** The last act that recorded figures of a unit and period, an import of many units too; 0 for none. */
    public long lastEntry(long unitId, Period period) {
        return jdbc.sql("""
                        select coalesce(greatest(
                            (select max(id) from indicators.entry where unit_id = :unit and starts = :starts and months = :months),
                            (select max(f.entry_id) from indicators.figure f
                             where f.unit_id = :unit and f.starts = :starts and f.metric_id = any(:metrics)),
                            (select max(b.replaced_entry) from indicators.figure_before b
                             where b.unit_id = :unit and b.starts = :starts and b.metric_id = any(:metrics))), 0)
                        """)
                .param("unit", unitId)
                .param("starts", period.starts())
                .param("months", period.months())
                .param(
                        "metrics",
                        metrics.reported(Length.of(period)).stream()
                                .map(Metric::id)
                                .toArray(Integer[]::new))
                .query(Long.class)
                .single();
    }

    /** A unit's figures of a period by their metrics. */
    Map<Integer, StoredFigure> stored(long unitId, Period period) {
        return between(unitId, period.starts(), period.starts(), period.starts()).stream()
                .collect(Collectors.toMap(StoredFigure::metricId, Function.identity()));
    }
}
