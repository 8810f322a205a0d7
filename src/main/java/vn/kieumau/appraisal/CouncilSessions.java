package vn.kieumau.appraisal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Reading sessions; the caller has found their council. */
@Component
public class CouncilSessions {
    static final String HEADS = """
            select s.id as session_id, s.council_id, s.meets_on, to_char(s.meets_at, 'HH24:MI') as meets_at, s.place, s.state, s.cancel_reason, s.closed_at, s.version,
                (select count(*) from appraisal.session_item i where i.session_id = s.id) as items
            from appraisal.session s
            """;

    private final JdbcClient jdbc;

    CouncilSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<SessionHead> find(long id) {
        return jdbc.sql(HEADS + " where s.id = :id")
                .param("id", id)
                .query(SessionHead.class)
                .optional();
    }

    /** @param reader whose own vote is shown, where the ballot is open */
    public List<AgendaItem> agenda(Actor reader, long sessionId) {
        return jdbc.sql("""
                        select i.id as item_id, i.dossier_id, d.unit_id, u.name as unit_name, u.path as unit_path, r.illustrative, i.outcome,
                            (select count(*) from appraisal.ballot b where b.item_id = i.id) as voted,
                            own.id is not null as has_voted, own.vote as own_vote,
                            d.unit_id in (select unit_id from units.reached(:reach)) as readable
                        from appraisal.session_item i
                        join assessment.v_dossier d on d.dossier_id = i.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        left join appraisal.ballot own on own.item_id = i.id and own.account_id = :reader
                        where i.session_id = :session order by u.top_down, i.id
                        """)
                .param("session", sessionId)
                .param("reader", reader.accountId())
                .param("reach", reader.reach(Permission.VIEW_APPRAISAL))
                .query(AgendaItem.class)
                .list();
    }

    /** Accounts of those who are there. */
    public List<Long> present(long sessionId) {
        return jdbc.sql("select account_id from appraisal.attendance where session_id = :session order by account_id")
                .param("session", sessionId)
                .query(Long.class)
                .list();
    }

    public List<Exclusion> exclusions(long sessionId) {
        return jdbc.sql("""
                        select e.item_id, e.account_id, a.display_name as name, e.declared, e.reason
                        from appraisal.exclusion e join appraisal.session_item i on i.id = e.item_id
                        join accounts.v_account a on a.account_id = e.account_id
                        where i.session_id = :session order by e.item_id, a.display_name
                        """).param("session", sessionId).query(Exclusion.class).list();
    }

    /**
     * Who belongs to a dossier's unit, to one below it, or to one between it and the council's own: nobody votes on a unit they
     * belong to.
     */
    List<Exclusion> conflicts(Actor actor, long sessionId) {
        return jdbc.sql("""
                        select i.id as item_id, b.account_id, min(b.display_name) as name, false as declared, min(u.name) as reason
                        from appraisal.session_item i
                        join appraisal.session s on s.id = i.session_id
                        join appraisal.council c on c.id = s.council_id
                        join appraisal.council_member m on m.council_id = c.id
                        join assessment.v_dossier d on d.dossier_id = i.dossier_id
                        join accounts.v_belonging b on b.account_id = m.account_id and b.valid @> :day::date
                        join units.v_unit u on u.unit_id = b.unit_id
                        where i.session_id = :session and b.unit_id <> c.unit_id
                          and (b.unit_id in (select unit_id from units.reached(:day || ' read {' || d.unit_id || '}'))
                            or d.unit_id in (select unit_id from units.reached(:day || ' read {' || b.unit_id || '}'))
                              and b.unit_id in (select unit_id from units.reached(:day || ' read {' || c.unit_id || '}')))
                        group by i.id, b.account_id
                        order by i.id, b.account_id
                        """)
                .param("session", sessionId)
                .param("day", actor.today().toString())
                .query(Exclusion.class)
                .list();
    }
}
