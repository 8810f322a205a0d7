package vn.kieumau.indicators;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether figures are what the acts wrote that recorded them. An act that brought figures of many units keeps its file's hash, not
 * their values: of these nothing is compared.
 */
@Component
public class CheckFigures {
    /** What is compared. */
    public static final String TABLE = "indicators.figure";

    private final JdbcClient jdbc;

    CheckFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A figure that differs.
     *
     * @param subject unit, metric and first day of the period
     * @param gone whether it is not there at all
     */
    public record Differing(String subject, boolean gone) {}

    /** By unit, period and metric. */
    public List<Differing> differing() {
        return jdbc.sql("""
                        with found as (
                            select f.unit_id, f.starts, m.code, false as gone
                            from indicators.figure f join indicators.entry e on e.id = f.entry_id join indicators.metric m on m.id = f.metric_id
                            where e.unit_id is not null
                              and ((e.written ->> m.code)::numeric is distinct from f.value or e.unit_id <> f.unit_id or e.starts <> f.starts)
                            union all
                            select e.unit_id, e.starts, w.code, true
                            from indicators.entry e cross join lateral jsonb_each_text(e.written) w (code, value)
                            join indicators.metric m on m.code = w.code
                            left join indicators.figure f on f.entry_id = e.id and f.metric_id = m.id
                            left join indicators.figure_before b on b.entry_id = e.id and b.metric_id = m.id
                            where e.unit_id is not null and w.value is not null and f.entry_id is null and b.entry_id is null
                        )
                        select u.name || ', ' || found.code || ', ' || found.starts as subject, gone
                        from found join units.v_unit u on u.unit_id = found.unit_id
                        order by found.unit_id, found.starts, found.code
                        """).query(Differing.class).list();
    }
}
