package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/**
 * What a unit did stays with it when it ends, readable as before: which successor goes on with it nobody can tell. A successor that does
 * tells of it as taken over from here.
 */
@Component
class InitiativesRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    InitiativesRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("exchange.initiative.unit_id", "exchange.lesson.unit_id", "exchange.activity.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select u.unit_id, 'exchange.rehearsal.initiative' as kind, i.id as row_id, i.name as subject,
                            case when u.ended then 'exchange.rehearsal.stays' else 'exchange.rehearsal.goes_on' end as rule
                        from exchange.initiative i join units.changing(:ended, :changed) u on u.unit_id = i.unit_id
                        union all
                        select u.unit_id, 'exchange.rehearsal.lesson', l.id, l.title,
                            case when u.ended then 'exchange.rehearsal.stays' else 'exchange.rehearsal.goes_on' end
                        from exchange.lesson l join units.changing(:ended, :changed) u on u.unit_id = l.unit_id
                        union all
                        select u.unit_id, 'exchange.rehearsal.activity', a.id, a.topic,
                            case when u.ended then 'exchange.rehearsal.stays' else 'exchange.rehearsal.goes_on' end
                        from exchange.activity a join units.changing(:ended, :changed) u on u.unit_id = a.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
