package vn.kieumau.recommendations;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** What is asked in all, class by class, and how far it has come: counts alone. */
@Component
public class RecommendationSheet {
    private final JdbcClient jdbc;

    RecommendationSheet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A class; all of them together last.
     *
     * @param classCode null: of all
     * @param wards units that they are about
     * @param oldestOpen days since the oldest open one was raised; null where none is open
     * @param medianAge of open ones, in days
     * @param money VND asked for, by those that ask for some
     * @param open neither answered nor closed, whatever was answered before
     */
    public record ClassSum(
            @Nullable String classCode,
            int recommendations,
            int wards,
            @Nullable Integer oldestOpen,
            @Nullable BigDecimal medianAge,
            @Nullable BigDecimal money,
            int full,
            int partial,
            int refused,
            int open,
            int overdue,
            boolean illustrative) {}

    /** @param province 0: all in reach */
    public List<ClassSum> lines(Actor reader, long province) {
        return jdbc.sql("""
                        with seen as (
                            select r.class, r.unit_id, r.money, r.due, r.illustrative, r.state not in ('answered', 'closed') as open, r.answer_kind,
                                :today::date - (r.raised_at at time zone 'Asia/Ho_Chi_Minh')::date as age
                            from recommendations.recommendation r
                            where r.direction = 'up' and r.unit_id in (select unit_id from units.reached(:reach))
                              and (:province = 0 or r.unit_id in (select unit_id from units.reached(:today::date || ' read {' || :province::bigint || '}')))
                        )
                        select class as class_code, count(*) as recommendations, count(distinct unit_id) as wards, max(age) filter (where open) as oldest_open,
                            (percentile_cont(0.5) within group (order by age) filter (where open))::numeric(9, 1) as median_age, sum(money) as money,
                            count(*) filter (where not open and answer_kind = 'full') as full, count(*) filter (where not open and answer_kind = 'partial') as partial,
                            count(*) filter (where not open and answer_kind = 'refused') as refused, count(*) filter (where open) as open,
                            count(*) filter (where open and due < :today) as overdue, coalesce(bool_or(illustrative), false) as illustrative
                        from seen group by rollup (class) having count(*) > 0
                        order by array_position(array['staffing', 'premises', 'investment', 'law', 'other'], class) nulls last
                        """)
                .param("reach", reader.reach(Permission.VIEW_RECOMMENDATION))
                .param("today", reader.today())
                .param("province", province)
                .query(ClassSum.class)
                .list();
    }
}
