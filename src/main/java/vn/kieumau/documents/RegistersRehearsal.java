package vn.kieumau.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/** Numbers were given by a body that was: its registers end with it, a successor begins its own. */
@Component
class RegistersRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    RegistersRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("documents.register.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        return jdbc.sql("""
                        select u.unit_id, 'documents.rehearsal.register' as kind, r.id as row_id, r.body || ', ' || r.year as subject,
                            case when u.ended then 'documents.rehearsal.stays' else 'documents.rehearsal.goes_on' end as rule
                        from documents.register r join units.changing(:ended, :changed) u on u.unit_id = r.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list();
    }
}
