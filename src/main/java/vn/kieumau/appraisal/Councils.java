package vn.kieumau.appraisal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Reading councils: those of units in reach, and those the reader sits in. */
@Component
public class Councils {
    private static final String HEADS = """
            select c.id as council_id, c.cohort_id, r.cohort_name_vi, r.cohort_name_en, r.set_id, c.level, c.unit_id, u.name as unit_name,
                c.name, c.decision_number, c.decided_on, c.version,
                (select count(*) from appraisal.council_member m where m.council_id = c.id) as members,
                (select count(*) from appraisal.session s where s.council_id = c.id) as sessions
            from appraisal.council c
            join (select distinct cohort_id, cohort_name_vi, cohort_name_en, set_id, year from campaigns.v_registration) r
                on r.cohort_id = c.cohort_id
            join units.v_unit u on u.unit_id = c.unit_id
            where (c.unit_id in (select unit_id from units.reached(:reach))
                or exists (select 1 from appraisal.council_member m where m.council_id = c.id and m.account_id = :reader))
            """;

    /** What council c may consider: prepared dossiers of its cohort and unit that it has not decided on as they are. */
    private static final String PREPARED = """
            select d.dossier_id, u.name as unit_name
            from appraisal.council c
            join campaigns.v_registration r on r.cohort_id = c.cohort_id
            join assessment.v_dossier d on d.registration_id = r.registration_id
            join appraisal.appraisal a on a.dossier_id = d.dossier_id and a.level = c.level and a.state = 'prepared'
            join units.v_unit u on u.unit_id = d.unit_id
            where c.id = :council and d.unit_id in (select unit_id from units.reached(:reach))
              and not exists (select 1 from appraisal.v_considered k where k.dossier_id = d.dossier_id and k.level = c.level
                and k.current and k.outcome in ('approved', 'not_approved'))
            order by u.top_down, d.dossier_id
            """;

    private final JdbcClient jdbc;

    Councils(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A dossier that awaits a council. */
    public record Prepared(long dossierId, String unitName) {}

    /** A cohort whose set has a council at a level where the actor appoints, and which has none there yet. */
    public record Awaiting(long cohortId, String nameVi, String nameEn, String level, long unitId, String unitName) {}

    /** An account that somebody may be appointed with. */
    public record Candidate(String login, String name, String nameEn, String office) {}

    public List<CouncilHead> all(Actor reader) {
        return jdbc.sql(HEADS + " order by r.year desc, c.id desc limit 250")
                .param("reach", reader.reach(Permission.VIEW_COUNCIL))
                .param("reader", reader.accountId())
                .query(CouncilHead.class)
                .list();
    }

    public Optional<CouncilHead> find(Actor reader, long id) {
        return jdbc.sql(HEADS + " and c.id = :id")
                .param("reach", reader.reach(Permission.VIEW_COUNCIL))
                .param("reader", reader.accountId())
                .param("id", id)
                .query(CouncilHead.class)
                .optional();
    }

    /** Whether the actor does with a council what the permission is for: only at the council's own unit, not above. */
    public boolean may(Actor actor, Permission permission, CouncilHead council) {
        return List.of(actor.units(permission)).contains(council.unitId());
    }

    public List<CouncilMember> members(long councilId) {
        return jdbc.sql("""
                        select m.account_id, a.login, a.display_name as name, a.display_name_en as name_en, m.office, m.role
                        from appraisal.council_member m join accounts.v_account a on a.account_id = m.account_id
                        where m.council_id = :council order by m.position
                        """)
                .param("council", councilId)
                .query(CouncilMember.class)
                .list();
    }

    public List<SessionHead> sessions(long councilId) {
        return jdbc.sql(CouncilSessions.HEADS + " where s.council_id = :council order by s.id desc")
                .param("council", councilId)
                .query(SessionHead.class)
                .list();
    }

    public List<Prepared> prepared(Actor actor, long councilId, long unitId) {
        return jdbc.sql(PREPARED)
                .param("council", councilId)
                .param("reach", actor.today() + " act {" + unitId + "}")
                .query(Prepared.class)
                .list();
    }

    public List<Awaiting> awaiting(Actor actor) {
        return jdbc.sql("""
                        select distinct r.cohort_id, r.cohort_name_vi as name_vi, r.cohort_name_en as name_en, c.level, u.unit_id, u.name as unit_name
                        from campaigns.v_registration r
                        join criteria.v_council c on c.set_id = r.set_id
                        join units.v_unit u on u.unit_id = any(:units) and u.level = case c.level when 'province' then 'province' else 'country' end
                        where r.unit_id in (select unit_id from units.reached(:day || ' act {' || u.unit_id || '}'))
                          and not exists (select 1 from appraisal.council k
                            where k.cohort_id = r.cohort_id and k.level = c.level and k.unit_id = u.unit_id)
                        order by r.cohort_id desc
                        """)
                .param("day", actor.today().toString())
                .param("units", actor.units(Permission.APPOINT_COUNCIL))
                .query(Awaiting.class)
                .list();
    }

    /** Whoever belongs to the unit or one below it today. */
    public List<Candidate> candidates(Actor actor, long unitId) {
        return jdbc.sql("""
                        select distinct on (b.login) b.login, b.display_name as name, b.display_name_en as name_en, b.office
                        from accounts.v_belonging b
                        where b.valid @> :day::date and b.unit_id in (select unit_id from units.reached(:reach))
                        order by b.login limit 1000
                        """)
                .param("day", actor.today().toString())
                .param("reach", actor.today() + " act {" + unitId + "}")
                .query(Candidate.class)
                .list();
    }
}
