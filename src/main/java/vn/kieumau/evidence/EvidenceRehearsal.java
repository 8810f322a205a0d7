package vn.kieumau.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** Evidence stays with the unit that gave it; of an ended one it can be read only. */
@Component
class EvidenceRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    EvidenceRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("evidence.item.unit_id", "evidence.held.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select i.unit_id, 'evidence.rehearsal.item' as kind, i.id as row_id, r.title as subject,
                            case when u.ended then 'evidence.rehearsal.item.stays' else 'evidence.rehearsal.item.goes_on' end as rule
                        from evidence.item i
                        join evidence.revision r on r.item_id = i.id and r.revision = i.revision
                        join units.changing(:ended, :changed) u on u.unit_id = i.unit_id
                        union all
                        select h.unit_id, 'evidence.rehearsal.held', h.id, h.name,
                            case when u.ended then 'evidence.rehearsal.held.stays' else 'evidence.rehearsal.item.goes_on' end
                        from evidence.held h
                        join units.changing(:ended, :changed) u on u.unit_id = h.unit_id
                        where h.state = 'held'
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
