package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** A title stays on the unit that earned it; its successors show that their predecessor held one, and only a decision confers anew. */
@Component
class TitleRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    TitleRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("recognition.title.unit_id", "recognition.title_act.successor_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select t.unit_id, 'recognition.rehearsal.title' as kind, t.id as row_id, t.certificate_number as subject,
                            case when u.ended then 'recognition.rehearsal.title.stays' else 'recognition.rehearsal.title.goes_on' end as rule
                        from recognition.title t
                        join units.changing(:ended, :changed) u on u.unit_id = t.unit_id
                        union all
                        select a.successor_id, 'recognition.rehearsal.confer', a.id, t.certificate_number,
                            case when u.ended then 'recognition.rehearsal.confer.drop' else 'recognition.rehearsal.confer.goes_on' end
                        from recognition.title_act a join recognition.title t on t.id = a.title_id
                        join units.changing(:ended, :changed) u on u.unit_id = a.successor_id
                        where a.state = 'prepared'
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
