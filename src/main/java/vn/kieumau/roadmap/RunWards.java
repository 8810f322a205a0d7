package vn.kieumau.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading what runs say of wards, within the reader's reach. */
@Component
public class RunWards {
    private static final Sorting SORTING = new Sorting(
                    "w.year nulls last, u.top_down collate vi_natural, w.unit_id", "w.unit_id")
            .by("ward", "u.top_down collate vi_natural")
            .by("year", "w.year")
            .by("readiness", "w.readiness")
            .by("cost", "w.cost");

    private static final String WARD = """
            select w.unit_id, u.name, u.path, w.province_id, w.year, w.readiness, w.lacks, w.known, w.cost, w.earliest, w.reasons::text as reasons,
                count(*) over () as total
            from roadmap.run_ward w join units.v_unit u on u.unit_id = w.unit_id
            where w.run_id = :run and w.unit_id in (select unit_id from units.reached(:reach))
              and (:province = 0 or w.province_id = :province)
              and (:year = 0 or w.year = :year or :year = -1 and w.year is null)
              and (:words = '' or u.folded like '%' || fold(:words) || '%')
            """;

    private final JdbcClient jdbc;

    RunWards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param province 0: all @param year 0: all; -1: those that register in none */
    public record Filter(String words, long province, int year) {}

    /** How many wards of a province register in each year; null: in none. */
    private record Cell(
            long provinceId, String province, @Nullable Integer year, int wards, long cost) {}

    /** A province's line: wards by year, the others, and what all of it costs. */
    public record Line(long provinceId, String province, SortedMap<Integer, Integer> years, int none, long cost) {}

    record StoredWard(
            long unitId,
            String name,
            String path,
            long provinceId,
            @Nullable Integer year,
            int readiness,
            int lacks,
            boolean known,
            long cost,
            int earliest,
            String reasons,
            long total) {
        RunWard read() {
            return new RunWard(
                    unitId,
                    name,
                    path,
                    provinceId,
                    year,
                    readiness,
                    lacks,
                    known,
                    cost,
                    earliest,
                    RoadmapJson.reasons(reasons),
                    total);
        }
    }

    public PageOf<RunWard> page(Actor reader, Permission permission, long runId, Filter filter, Paging paging) {
        List<RunWard> rows = jdbc
                .sql(WARD + SORTING.page(paging))
                .param("run", runId)
                .param("reach", reader.reach(permission))
                .param("province", filter.province())
                .param("year", filter.year())
                .param("words", filter.words())
                .params(Sorting.values(paging))
                .query(StoredWard.class)
                .list()
                .stream()
                .map(StoredWard::read)
                .toList();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Every ward in reach, one after another. */
    public void each(Actor reader, Permission permission, long runId, Consumer<RunWard> ward) {
        try (Stream<StoredWard> rows = jdbc
                .sql(WARD + " order by w.province_id, w.year nulls last, w.unit_id")
                .param("run", runId)
                .param("reach", reader.reach(permission))
                .param("province", 0L)
                .param("year", 0)
                .param("words", "")
                .query(StoredWard.class)
                .stream()) {
            rows.map(StoredWard::read).forEach(ward);
        }
    }

    /** By the names of provinces. */
    public List<Line> lines(Actor reader, Permission permission, long runId) {
        Map<Long, Line> lines = new LinkedHashMap<>();
        jdbc.sql("""
                        select w.province_id, p.name as province, w.year, count(*) as wards, sum(case when w.year is null then 0 else w.cost end) as cost
                        from roadmap.run_ward w join units.v_unit p on p.unit_id = w.province_id
                        where w.run_id = :run and w.unit_id in (select unit_id from units.reached(:reach))
                        group by w.province_id, p.name, w.year order by p.name collate vi_natural, w.province_id, w.year
                        """)
                .param("run", runId)
                .param("reach", reader.reach(permission))
                .query(Cell.class)
                .list()
                .forEach(each -> lines.merge(each.provinceId(), line(each), RunWards::plus));
        return List.copyOf(lines.values());
    }

    private static Line line(Cell cell) {
        SortedMap<Integer, Integer> years = new TreeMap<>();
        if (cell.year() != null) {
            years.put(cell.year(), cell.wards());
        }
        return new Line(cell.provinceId(), cell.province(), years, cell.year() == null ? cell.wards() : 0, cell.cost());
    }

    private static Line plus(Line one, Line other) {
        SortedMap<Integer, Integer> years = new TreeMap<>(one.years());
        years.putAll(other.years());
        return new Line(one.provinceId(), one.province(), years, one.none() + other.none(), one.cost() + other.cost());
    }

    private record Year(
            long unitId, long provinceId, @Nullable Integer year) {}

    private record Planned(List<WardState> wards, Plan plan) {}

    /** Two runs beside each other; wards of either. */
    public Comparison compare(long first, long second) {
        Planned one = plan(first);
        Planned other = plan(second);
        Map<Long, WardState> wards = new LinkedHashMap<>();
        one.wards().forEach(each -> wards.put(each.id(), each));
        other.wards().forEach(each -> wards.put(each.id(), each));
        return Comparison.of(List.copyOf(wards.values()), one.plan(), other.plan());
    }

    private Planned plan(long runId) {
        List<Year> all = jdbc.sql(
                        "select unit_id, province_id, year from roadmap.run_ward where run_id = :run order by unit_id")
                .param("run", runId)
                .query(Year.class)
                .list();
        SortedMap<Long, Integer> years = new TreeMap<>();
        all.forEach(each -> {
            if (each.year() != null) {
                years.put(each.unitId(), each.year());
            }
        });
        return new Planned(
                all.stream()
                        .map(each -> new WardState(each.unitId(), each.provinceId(), 1, Map.of(), 0))
                        .toList(),
                new Plan(years));
    }
}
