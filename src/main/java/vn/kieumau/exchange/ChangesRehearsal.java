package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** What a unit asked stays its own: it is still grouped and answered, and a successor reads the answer. */
@Component
class ChangesRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    ChangesRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("exchange.change_request.unit_id", "exchange.change_topic.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        List<Touched> found = new ArrayList<>(jdbc.sql("""
                        select u.unit_id, 'exchange.rehearsal.request' as kind, r.id as row_id, r.title as subject,
                            case when not u.ended then 'exchange.rehearsal.goes_on'
                                when r.state in ('raised', 'grouped') then 'exchange.rehearsal.answered' else 'exchange.rehearsal.stays' end as rule
                        from exchange.change_request r join units.changing(:ended, :changed) u on u.unit_id = r.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'exchange.rehearsal.topic' as kind, t.id as row_id, t.title as subject,
                            case when u.ended then 'exchange.rehearsal.stays' else 'exchange.rehearsal.goes_on' end as rule
                        from exchange.change_topic t join units.changing(:ended, :changed) u on u.unit_id = t.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        return found;
    }
}
