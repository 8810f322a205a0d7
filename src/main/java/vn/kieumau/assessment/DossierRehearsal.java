package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** A dossier stays with the ward that wrote it; of an ended one it can be read only, and what it still waits for is named. */
@Component
class DossierRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    DossierRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("assessment.dossier.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        List<Touched> found = new ArrayList<>(jdbc.sql("""
                        select d.unit_id, 'assessment.rehearsal.dossier' as kind, d.id as row_id, r.cohort_name_vi as subject,
                            case when not u.ended then 'assessment.rehearsal.dossier.goes_on'
                                when d.state in ('decided') then 'assessment.rehearsal.dossier.stays'
                                else 'assessment.rehearsal.dossier.stops' end as rule
                        from assessment.dossier d join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.changing(:ended, :changed) u on u.unit_id = d.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select d.unit_id, 'assessment.rehearsal.task' as kind, d.id as row_id, r.cohort_name_vi as subject,
                            case when u.ended then 'assessment.rehearsal.task.stops' else 'assessment.rehearsal.task.goes_on' end as rule
                        from assessment.dossier d join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.changing(:ended, :changed) u on u.unit_id = d.unit_id
                        where d.state not in ('decided', 'withdrawn')
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        return found;
    }
}
