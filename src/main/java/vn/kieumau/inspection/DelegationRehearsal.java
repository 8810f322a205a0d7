package vn.kieumau.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** A delegation and its visits stay with the units that they were planned for; a ward that has ended is read, not visited any more. */
@Component
class DelegationRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    DelegationRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("inspection.delegation.unit_id", "inspection.visit.unit_id", "inspection.draw_ward.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select u.unit_id, 'inspection.rehearsal.delegation' as kind, d.id as row_id, d.name as subject,
                            case when u.ended then 'inspection.rehearsal.delegation.stays' else 'inspection.rehearsal.delegation.goes_on' end as rule
                        from inspection.delegation d join units.changing(:ended, :changed) u on u.unit_id = d.unit_id
                        union all
                        select u.unit_id, 'inspection.rehearsal.visit', v.id, d.name,
                            case when u.ended then 'inspection.rehearsal.visit.stays' else 'inspection.rehearsal.visit.goes_on' end
                        from inspection.visit v join inspection.delegation d on d.id = v.delegation_id
                        join units.changing(:ended, :changed) u on u.unit_id = v.unit_id
                        union all
                        select u.unit_id, 'inspection.rehearsal.draw', w.draw_id, d.name, 'inspection.rehearsal.draw.stays'
                        from inspection.draw_ward w join inspection.draw r on r.id = w.draw_id join inspection.delegation d on d.id = r.delegation_id
                        join units.changing(:ended, :changed) u on u.unit_id = w.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
