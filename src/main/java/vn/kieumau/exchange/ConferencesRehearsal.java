package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** A conference stays with the unit that held it. */
@Component
class ConferencesRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    ConferencesRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("exchange.conference.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select u.unit_id, 'exchange.rehearsal.conference' as kind, c.id as row_id, c.title as subject,
                            case when u.ended then 'exchange.rehearsal.stays' else 'exchange.rehearsal.goes_on' end as rule
                        from exchange.conference c join units.changing(:ended, :changed) u on u.unit_id = c.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
