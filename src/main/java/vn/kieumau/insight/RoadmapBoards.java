package vn.kieumau.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.insight.RoadmapBoard.HeldTitle;
import vn.kieumau.insight.RoadmapBoard.RoadmapLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Sorting;

/** Counts titles against targets, each year under the provinces that there were at its end. */
@Component
public class RoadmapBoards {
    /** Of the programme of the first cohort, as the roadmap counts them. Takes :reach. */
    private static final String HELD = """
            with held as materialized (
                select * from recognition.held() where unit_id in (select unit_id from units.reached(:reach))
            )
            """;

    private static final Sorting SORTING = new Sorting("u.top_down collate vi_natural, h.title_id", "h.title_id")
            .by("unit", "u.top_down collate vi_natural")
            .by("year", "h.year")
            .by("conferred", "h.conferred_on");

    private final JdbcClient jdbc;
    private final Frames frames;

    RoadmapBoards(JdbcClient jdbc, Frames frames) {
        this.jdbc = jdbc;
        this.frames = frames;
    }

    private record Count(int year, long provinceId, int titles, int ofEnded, boolean illustrative) {}

    private record Target(long unitId, int year, int wards, boolean illustrative) {}

    /** @param formerId the province that ended @param provinceId the one under which its units stand from that day */
    private record Break(LocalDate day, long formerId, long provinceId) {}

    /** What a list of titles is about. */
    public record Found(Frame frame, PageOf<HeldTitle> rows) {}

    /**
     * Empty where there is no cohort; refused as {@link Insight#of}.
     *
     * @param cohortId that the reader came from and goes back to; nothing is counted by it
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<RoadmapBoard> of(Actor reader, long cohortId, long provinceId) {
        return frames.of(reader, cohortId, provinceId).map(frame -> of(reader, frame));
    }

    private RoadmapBoard of(Actor reader, Frame frame) {
        List<Count> all = counts(reader);
        List<Target> targets = targets(frame);
        int today = reader.today().getYear();
        List<Integer> years = years(all, targets, today);
        List<Break> breaks = breaks(years.get(0), years.get(years.size() - 1));
        List<Count> counts = frame.provinceId() == 0
                ? all
                : all.stream()
                        .filter(each -> area(frame.provinceId(), breaks).contains(each.provinceId()))
                        .toList();
        List<RoadmapLine> provinces = new ArrayList<>();
        frame.places().forEach(place -> provinces.add(line(place, today, years, counts, targets, breaks)));
        if (frame.provinceId() == 0) {
            provinces.add(undivided(frame, today, years, counts, breaks));
        }
        provinces.removeIf(RoadmapLine::empty);
        return new RoadmapBoard(
                frame,
                counts.stream().anyMatch(Count::illustrative)
                        || targets.stream().anyMatch(Target::illustrative),
                years,
                together(provinces, today, years, counts, targets),
                provinces,
                counts.stream()
                        .filter(each -> each.year() == today)
                        .mapToInt(Count::ofEnded)
                        .sum());
    }

    private static List<Integer> years(List<Count> counts, List<Target> targets, int today) {
        int first = IntStream.concat(
                        counts.stream().mapToInt(Count::year), targets.stream().mapToInt(Target::year))
                .min()
                .orElse(today);
        int last = targets.stream().mapToInt(Target::year).max().orElse(today);
        return IntStream.rangeClosed(Math.min(first, today), Math.max(Math.max(last, today), RoadmapBoard.HORIZON))
                .boxed()
                .toList();
    }

    /** A province, and those before it that it is made of. */
    private static Set<Long> area(long provinceId, List<Break> breaks) {
        Set<Long> area = new HashSet<>(Set.of(provinceId));
        boolean more = true;
        while (more) {
            more = false;
            for (Break each : breaks) {
                more |= area.contains(each.provinceId()) && area.add(each.formerId());
            }
        }
        return area;
    }

    private static RoadmapLine line(
            Insight.Place place,
            int today,
            List<Integer> years,
            List<Count> counts,
            List<Target> targets,
            List<Break> breaks) {
        Set<Long> area = area(place.unitId(), breaks);
        SortedMap<Integer, Integer> wanted = new TreeMap<>();
        SortedMap<Integer, Integer> stating = new TreeMap<>();
        targets.stream().filter(each -> each.unitId() == place.unitId()).forEach(each -> {
            wanted.put(each.year(), each.wards());
            stating.put(each.year(), 1);
        });
        return new RoadmapLine(
                place.unitId(),
                place.name(),
                titles(today, years, counts, each -> area.contains(each.provinceId())),
                wanted,
                stating,
                breaks.stream()
                        .filter(each -> area.contains(each.formerId()))
                        .map(Break::day)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static RoadmapLine undivided(
            Frame frame, int today, List<Integer> years, List<Count> counts, List<Break> breaks) {
        Set<Long> known = new HashSet<>();
        frame.provinces().forEach(each -> known.addAll(area(each.unitId(), breaks)));
        return new RoadmapLine(
                0,
                "",
                titles(today, years, counts, each -> !known.contains(each.provinceId())),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    private static RoadmapLine together(
            List<RoadmapLine> provinces, int today, List<Integer> years, List<Count> counts, List<Target> targets) {
        SortedMap<Integer, Integer> wanted = new TreeMap<>();
        SortedMap<Integer, Integer> stating = new TreeMap<>();
        targets.forEach(each -> {
            wanted.merge(each.year(), each.wards(), Integer::sum);
            stating.merge(each.year(), 1, Integer::sum);
        });
        return new RoadmapLine(
                0,
                "",
                titles(today, years, counts, any -> true),
                wanted,
                stating,
                provinces.stream()
                        .flatMap(each -> each.breaks().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** Of every year that has come, 0 too. */
    private static SortedMap<Integer, Integer> titles(
            int today, List<Integer> years, List<Count> counts, Predicate<Count> which) {
        SortedMap<Integer, Integer> titles = new TreeMap<>();
        years.stream().filter(year -> year <= today).forEach(year -> titles.put(year, 0));
        counts.stream().filter(which).forEach(each -> titles.merge(each.year(), each.titles(), Integer::sum));
        return titles;
    }

    private List<Count> counts(Actor reader) {
        return jdbc.sql(HELD + """
                        select y.year, coalesce(s.under_id, 0) as province_id, count(*) filter (where not s.ended) as titles,
                            count(*) filter (where s.ended) as of_ended, bool_or(h.illustrative) as illustrative
                        from generate_series((select min(year) from held), extract(year from :today::date)::int) y (year)
                        cross join lateral units.standing(array(select unit_id from held where held.year <= y.year), 'province',
                            least(make_date(y.year, 12, 31), :today::date)) s
                        join held h on h.unit_id = s.unit_id
                        group by 1, 2
                        """)
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .query(Count.class)
                .list();
    }

    private List<Target> targets(Frame frame) {
        return jdbc.sql(
                        "select unit_id, year, wards, illustrative from roadmap.v_target where unit_id = any(:provinces)")
                .param(
                        "provinces",
                        frame.places().stream().map(Insight.Place::unitId).toArray(Long[]::new))
                .query(Target.class)
                .list();
    }

    /** Where provinces ended, and what their units stand under from then. */
    private List<Break> breaks(int first, int last) {
        return jdbc.sql("""
                        with ended as (
                            select unit_id, max(upper(valid)) as day from units.v_place where level = 'province'
                            group by unit_id having bool_and(not upper_inf(valid))
                        ), redrawn as (
                            select day, array_agg(unit_id) as units from ended
                            where day between make_date(:first, 1, 1) and make_date(:last, 12, 31) group by day
                        )
                        select r.day, s.unit_id as former_id, s.under_id as province_id
                        from redrawn r cross join lateral units.standing(r.units, 'province', r.day) s where s.under_id is not null
                        """)
                .param("first", first)
                .param("last", last)
                .query(Break.class)
                .list();
    }

    /**
     * Titles that a figure counts, by their wards' places in the country.
     *
     * @param until those of cohorts up to this year, under provinces as they were at its end; 0 or a year to come: as they are today
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found page(Actor reader, int until, long provinceId, Paging paging) {
        Frame frame = Refused.found(frames.of(reader, 0, provinceId));
        int today = reader.today().getYear();
        int year = until < 1 || until > today ? today : until;
        Set<Long> area = provinceId == 0 ? Set.of() : area(provinceId, breaks(year, today));
        List<HeldTitle> rows = jdbc.sql(HELD + """
                        select h.title_id, h.unit_id, u.name as unit_name, u.path as unit_path, h.year, h.certificate_number, h.conferred_on, h.illustrative,
                            count(*) over () as total
                        from held h
                        join units.standing(array(select unit_id from held where year <= :until), 'province', least(make_date(:until, 12, 31), :today::date)) s
                            on s.unit_id = h.unit_id
                        join units.v_unit u on u.unit_id = h.unit_id
                        where not s.ended and (cardinality(:area::bigint[]) = 0 or s.under_id = any(:area::bigint[]))
                        """ + SORTING.page(paging))
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .param("until", year)
                .param("area", area.toArray(Long[]::new))
                .params(Sorting.values(paging))
                .query(HeldTitle.class)
                .list();
        return new Found(
                frame, new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging));
    }
}
