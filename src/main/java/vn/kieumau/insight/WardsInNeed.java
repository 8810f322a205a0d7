package vn.kieumau.insight;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/**
 * Wards under way that need support, each with its reasons. In the order of the country: whoever is named here is to be helped, and nobody is
 * ranked.
 */
@Component
public class WardsInNeed {
    /** A dossier that has been at a step for more days stands still. */
    public static final int STILL = 30;

    /** So many criteria not met are much. */
    public static final int MUCH = 3;

    public static final List<String> REASONS = List.of("still", "much", "overdue");

    private static final int MOST = 10_000;

    private static final String IN_NEED = """
            , lacking as materialized (
                select dossier_id, count(*) filter (where result = 'not_met') as not_met from %s v group by dossier_id
            ), late as (
                select unit_id, count(*) as overdue from recommendations.v_recommendation
                where cohort_id = :cohort and direction = 'up' and state not in ('answered', 'closed') and due < :today::date
                group by unit_id
            ), need as materialized (
                select d.*, coalesce(l.not_met, 0) as not_met, coalesce(r.overdue, 0) as overdue
                from dossier d left join lacking l on l.dossier_id = d.dossier_id left join late r on r.unit_id = d.unit_id
                where d.step <> 'decided' and (d.days > :still or l.not_met >= :much or r.overdue > 0)
            )
            """.formatted(Counted.VERDICTS);

    private static final String ROWS = """
            select n.dossier_id, n.unit_id, u.name as unit_name, u.path as unit_path, n.step, n.days, n.not_met, n.overdue, n.illustrative,
                count(*) over () as total
            from need n join units.v_unit u on u.unit_id = n.unit_id
            where case :reason when 'still' then n.days > :still when 'much' then n.not_met >= :much when 'overdue' then n.overdue > 0 else true end
            """;

    private static final Sorting SORTING = new Sorting("u.top_down collate vi_natural, n.dossier_id", "n.dossier_id")
            .by("unit", "u.top_down collate vi_natural");

    private final JdbcClient jdbc;
    private final Frames frames;

    WardsInNeed(JdbcClient jdbc, Frames frames) {
        this.jdbc = jdbc;
        this.frames = frames;
    }

    /** @param underWay dossiers that somebody works on, in need or not; the reasons may overlap */
    public record Sum(int underWay, int all, int still, int much, int overdue, boolean illustrative) {
        public int of(String reason) {
            return switch (reason) {
                case "still" -> still;
                case "much" -> much;
                case "overdue" -> overdue;
                default -> all;
            };
        }
    }

    public record Found(Frame frame, Sum sum, PageOf<WardInNeed> rows) {}

    /** @param reason one of {@link #REASONS}; empty: any */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Found> page(Actor reader, long cohortId, long provinceId, String reason, Paging paging) {
        return frames.of(reader, cohortId, provinceId).map(frame -> {
            List<WardInNeed> rows = asked(reader, frame, ROWS + SORTING.page(paging))
                    .param("reason", reason)
                    .params(Sorting.values(paging))
                    .query(WardInNeed.class)
                    .list();
            return new Found(
                    frame,
                    sum(reader, frame),
                    new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging));
        });
    }

    /** As many as a table takes. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Found> all(Actor reader, long cohortId, long provinceId, String reason) {
        return frames.of(reader, cohortId, provinceId).map(frame -> {
            List<WardInNeed> rows = asked(
                            reader, frame, ROWS + " order by u.top_down collate vi_natural, n.dossier_id limit :limit")
                    .param("reason", reason)
                    .param("limit", MOST)
                    .query(WardInNeed.class)
                    .list();
            return new Found(frame, sum(reader, frame), new PageOf<>(rows, rows.size(), new Paging(1, MOST)));
        });
    }

    private Sum sum(Actor reader, Frame frame) {
        return asked(reader, frame, """
                select (select count(*) from dossier where step <> 'decided') as under_way, count(*) as "all",
                    count(*) filter (where days > :still) as still, count(*) filter (where not_met >= :much) as much,
                    count(*) filter (where overdue > 0) as overdue, coalesce(bool_or(illustrative), false) as illustrative
                from need
                """).query(Sum.class).single();
    }

    private JdbcClient.StatementSpec asked(Actor reader, Frame frame, String sql) {
        return jdbc.sql(Counted.DOSSIERS + IN_NEED + sql)
                .param("cohort", frame.cohort().cohortId())
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .param("province", frame.provinceId())
                .param("still", STILL)
                .param("much", MUCH);
    }
}
