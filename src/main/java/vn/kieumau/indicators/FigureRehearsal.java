package vn.kieumau.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/**
 * Figures stay with the unit that reported them; a successor begins its own series, and its page says from when. Surveys go with
 * the figures that they make.
 */
@Component
class FigureRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    FigureRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "indicators.figure.unit_id",
                "indicators.figure_before.unit_id",
                "indicators.entry.unit_id",
                "indicators.survey.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select u.unit_id, 'indicators.rehearsal.figures' as kind, min(f.entry_id) as row_id,
                            count(*) || ' (' || to_char(min(f.starts), 'DD/MM/YYYY') || ' – ' || to_char(max(f.starts), 'DD/MM/YYYY') || ')' as subject,
                            case when bool_or(u.ended) then 'indicators.rehearsal.figures.stays' else 'indicators.rehearsal.figures.goes_on' end as rule
                        from units.changing(:ended, :changed) u join indicators.figure f on f.unit_id = u.unit_id
                        group by u.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
