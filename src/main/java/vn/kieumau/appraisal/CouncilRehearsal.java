package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** A council stays with the unit whose decision founded it, and so do its minutes; a successor founds one by a decision of its own. */
@Component
class CouncilRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    CouncilRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("appraisal.council.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select u.unit_id, 'appraisal.rehearsal.council' as kind, c.id as row_id, c.name as subject,
                            case when u.ended then 'appraisal.rehearsal.council.stays' else 'appraisal.rehearsal.council.goes_on' end as rule
                        from appraisal.council c join units.changing(:ended, :changed) u on u.unit_id = c.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
