package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** What was said at a ward, and what a unit took home, stays with it; a successor that goes on with it notes its own. */
@Component
class VisitsRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    VisitsRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "exchange.visit_question.unit_id", "exchange.take_home.unit_id", "exchange.take_home.seen_unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        List<Touched> found = new ArrayList<>(jdbc.sql("""
                        select u.unit_id, 'exchange.rehearsal.question' as kind, q.id as row_id, q.asked_by || ': ' || left(q.question, 100) as subject,
                            case when u.ended then 'exchange.rehearsal.stays' else 'exchange.rehearsal.goes_on' end as rule
                        from exchange.visit_question q join units.changing(:ended, :changed) u on u.unit_id = q.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'exchange.rehearsal.take_home' as kind, t.id as row_id, t.intended as subject,
                            case when u.ended then 'exchange.rehearsal.stays' else 'exchange.rehearsal.goes_on' end as rule
                        from exchange.take_home t join units.changing(:ended, :changed) u on u.unit_id in (t.unit_id, t.seen_unit_id)
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        return found;
    }
}
