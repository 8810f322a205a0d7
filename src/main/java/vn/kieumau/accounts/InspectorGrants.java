package vn.kieumau.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** The rights that a delegation's decision gives its members, and takes back when the delegation ends before its time. */
@Component
public class InspectorGrants {
    private final JdbcClient jdbc;
    private final Audit audit;

    InspectorGrants(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Written(long id, String login, long unitId) {}

    /**
     * Each of the accounts inspects each of the units, in the name of an office.
     *
     * @param act the permission used to decide so
     * @param until last day
     * @return keys of the grants
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> give(
            Actor actor,
            Permission act,
            Collection<Long> accounts,
            long officeId,
            Collection<Long> units,
            LocalDate from,
            LocalDate until) {
        List<Written> written = jdbc.sql("""
                        with given as (
                            insert into accounts.role_grant (account_id, role, office_id, unit_id, valid, granted_by)
                            select a, :role, :office, u, daterange(:from, :after), :by
                            from unnest(:accounts) a cross join unnest(:units) u returning id, account_id, unit_id)
                        select g.id, a.login, g.unit_id from given g join accounts.account a on a.id = g.account_id order by g.id
                        """)
                .param("role", Role.INSPECTOR.name())
                .param("office", officeId)
                .param("from", from)
                .param("after", until.plusDays(1))
                .param("by", actor.accountId())
                .param("accounts", accounts.toArray(new Long[0]))
                .param("units", units.toArray(new Long[0]))
                .query(Written.class)
                .list();
        record(actor, act, written);
        return written.stream().map(Written::id).toList();
    }

    /** Ends grants today, those that were to begin later with them; what was done under them stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Actor actor, Permission act, Collection<Long> grants) {
        List<Written> ended = new ArrayList<>(jdbc.sql("""
                        with ended as (
                            update accounts.role_grant set valid = daterange(lower(valid), greatest(lower(valid) + 1, :today))
                            where id = any(:grants) and upper(valid) > :today returning id, account_id, unit_id)
                        select g.id, a.login, g.unit_id from ended g join accounts.account a on a.id = g.account_id order by g.id
                        """)
                .param("today", actor.today())
                .param("grants", grants.toArray(new Long[0]))
                .query(Written.class)
                .list());
        record(actor, act, ended);
    }

    private void record(Actor actor, Permission act, List<Written> grants) {
        for (Written each : grants) {
            audit.record(
                    actor,
                    act,
                    "accounts.role_grant",
                    each.id(),
                    each.login() + " · " + Role.INSPECTOR.name(),
                    each.unitId(),
                    "");
        }
    }
}
