package vn.kieumau.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.units.Rehearsal;
import vn.kieumau.units.Touched;

/**
 * A grant never passes to a successor: at a unit that ended it reads on what is there, and nothing more; who is to work for the
 * successor is granted so. An office stays where it was.
 */
@Component
class GrantRehearsal implements Rehearsal {
    private final JdbcClient jdbc;

    GrantRehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("accounts.office.unit_id", "accounts.role_grant.unit_id");
    }

    @Override
    public List<Touched> touched(Long[] ended, Long[] changed, LocalDate day) {
        List<Touched> found = new ArrayList<>(jdbc.sql("""
                        select o.unit_id, 'accounts.rehearsal.office' as kind, o.id as row_id, o.name as subject,
                            case when u.ended then 'accounts.rehearsal.office.stays' else 'accounts.rehearsal.office.goes_on' end as rule
                        from accounts.office o
                        join units.changing(:ended, :changed) u on u.unit_id = o.unit_id
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .query(Touched.class)
                .list());
        found.addAll(jdbc.sql("""
                        select coalesce(g.unit_id, o.unit_id) as unit_id, 'accounts.rehearsal.grant' as kind, g.id as row_id, a.login || ' · ' || o.name as subject,
                            case when u.ended then 'accounts.rehearsal.grant.reads' else 'accounts.rehearsal.grant.goes_on' end as rule
                        from accounts.role_grant g join accounts.office o on o.id = g.office_id join accounts.account a on a.id = g.account_id
                        join units.changing(:ended, :changed) u on u.unit_id = coalesce(g.unit_id, o.unit_id)
                        where upper(g.valid) is null or upper(g.valid) > :day
                        """)
                .param("ended", ended)
                .param("changed", changed)
                .param("day", day)
                .query(Touched.class)
                .list());
        return found;
    }

    @Override
    public List<Touched> gaining(Long[] gaining, LocalDate day) {
        return jdbc.sql("""
                        select coalesce(g.unit_id, o.unit_id) as unit_id, 'accounts.rehearsal.grant' as kind, g.id as row_id, a.login || ' · ' || o.name as subject,
                            'accounts.rehearsal.grant.gains' as rule
                        from accounts.role_grant g join accounts.office o on o.id = g.office_id join accounts.account a on a.id = g.account_id
                        where coalesce(g.unit_id, o.unit_id) = any(:gaining) and (upper(g.valid) is null or upper(g.valid) > :day)
                        order by 1, g.id
                        """)
                .param("gaining", gaining)
                .param("day", day)
                .query(Touched.class)
                .list();
    }
}
