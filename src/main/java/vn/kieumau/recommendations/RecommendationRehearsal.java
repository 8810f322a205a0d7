package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/**
 * A recommendation stays with the unit that it is about, and goes on climbing: what lies with the office of a unit that ended goes to
 * the next level when its days are over; where nobody is left who raised it, its province closes it.
 */
@Component
class RecommendationRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    RecommendationRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("recommendations.recommendation.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select u.unit_id, 'recommendations.rehearsal' as kind, r.id as row_id, r.title as subject,
                            case when not u.ended then 'recommendations.rehearsal.goes_on' when r.state = 'closed' then 'recommendations.rehearsal.stays'
                                else 'recommendations.rehearsal.climbs' end as rule
                        from recommendations.recommendation r join units.changing(:ended, :changed) u on u.unit_id = r.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
