package vn.kieumau.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/**
 * What a ward builds, needs and has stays with it when it ends: nobody can tell to which successor a building or a post belongs. A
 * successor lists its own. The actions of a plan go with their registration.
 */
@Component
class ResourcesRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    ResourcesRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("plans.premises.unit_id", "plans.resource.unit_id", "plans.contribution.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        List<Touched> found = new ArrayList<>(jdbc.sql("""
                        select u.unit_id, 'plans.rehearsal.premises' as kind, p.id as row_id, p.name as subject,
                            case when u.ended then 'plans.rehearsal.stays' else 'plans.rehearsal.goes_on' end as rule
                        from plans.premises p join units.changing(:ended, :changed) u on u.unit_id = p.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'plans.rehearsal.resource' as kind, r.id as row_id,
                            r.name || coalesce(' ' || r.year, '') || ': ' || r.present || '/' || r.needed as subject,
                            case when u.ended then 'plans.rehearsal.stays' else 'plans.rehearsal.goes_on' end as rule
                        from plans.resource r join units.changing(:ended, :changed) u on u.unit_id = r.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'plans.rehearsal.contribution' as kind, c.id as row_id, c.text as subject,
                            case when u.ended then 'plans.rehearsal.stays' else 'plans.rehearsal.goes_on' end as rule
                        from plans.contribution c join units.changing(:ended, :changed) u on u.unit_id = c.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        return found;
    }
}
