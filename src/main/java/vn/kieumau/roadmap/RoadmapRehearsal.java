package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/**
 * A province that ends keeps its targets as history; its successors are shown them and set their own: nobody can tell whose share is whose. A ward that ends
 * drops out of the adopted roadmap, which itself stays as it was decided.
 */
@Component
class RoadmapRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    RoadmapRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("roadmap.target.unit_id", "roadmap.run_ward.unit_id", "roadmap.run_ward.province_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        List<Touched> found = new ArrayList<>(jdbc.sql("""
                        select distinct on (t.unit_id, t.year) u.unit_id, 'roadmap.rehearsal.target' as kind, t.id as row_id,
                            t.year || ': ' || t.wards as subject,
                            case when u.ended then 'roadmap.rehearsal.target.stays' else 'roadmap.rehearsal.target.goes_on' end as rule
                        from roadmap.target t join units.changing(:ended, :changed) u on u.unit_id = t.unit_id
                        order by t.unit_id, t.year, t.id desc
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select u.unit_id, 'roadmap.rehearsal.run_ward' as kind, w.run_id as row_id, a.decision_number || ' · ' || w.year as subject,
                            case when u.ended then 'roadmap.rehearsal.run_ward.ends' else 'roadmap.rehearsal.run_ward.goes_on' end as rule
                        from roadmap.run_ward w
                        join roadmap.adoption a on a.run_id = w.run_id and a.id = (select max(id) from roadmap.adoption)
                        join units.changing(:ended, :changed) u on u.unit_id = w.unit_id
                        where w.year is not null
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        return found;
    }
}
