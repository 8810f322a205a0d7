package vn.kieumau.inspection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Sorting;

/**
 * Reading delegations: drafts of the own unit, for whoever prepares or decides there; once decided, those that an office in reach
 * sends, those the reader goes with, and those that come to a ward in reach, an unannounced one not before it has set out.
 */
@Component
public class Delegations {
    private static final String HEADS = """
            select d.id as delegation_id, d.cohort_id, c.name_vi as cohort_name_vi, c.name_en as cohort_name_en, c.set_id, d.unit_id, o.name as office_name,
                o.name_en as office_name_en, d.purpose, d.name, d.begins_on, d.ends_on, d.announced, d.state,
                audit.signed(p.display_name, 'inspection.delegation', d.id, d.prepared_by) as prepared_by_name, d.prepared_at,
                d.decision_number, d.decided_on, audit.signed(q.display_name, 'inspection.delegation', d.id, d.decided_by) as decided_by_name,
                d.cancel_reason, i.imported_at, d.illustrative, d.version, h.rank as head_rank, h.post as head_post,
                (select count(*) from inspection.member m where m.delegation_id = d.id) as members,
                (select count(*) from inspection.visit v where v.delegation_id = d.id) as wards,
                exists (select 1 from inspection.member m where m.delegation_id = d.id and m.account_id = :reader) as member,
                count(*) over () as total
            from inspection.delegation d
            join campaigns.v_cohort c on c.cohort_id = d.cohort_id
            join accounts.v_office o on o.office_id = d.office_id
            join accounts.v_account p on p.account_id = d.prepared_by
            left join accounts.v_account q on q.account_id = d.decided_by
            left join audit.v_imported i on i.table_name = 'inspection.delegation' and i.row_id = d.id
            left join inspection.member h on h.delegation_id = d.id and h.role = 'head'
            where (d.unit_id = any(:own)
                or d.decided_on is not null and (d.unit_id in (select unit_id from units.reached(:reach))
                    or exists (select 1 from inspection.member m where m.delegation_id = d.id and m.account_id = :reader)
                    or (d.announced or d.state not in ('decided', 'cancelled')) and exists (select 1 from inspection.visit v
                        where v.delegation_id = d.id and v.unit_id in (select unit_id from units.reached(:reach)))))
            """;

    private static final Sorting SORTING = new Sorting("d.begins_on desc, d.id desc", "d.id")
            .by("name", "d.name collate vi_natural")
            .by("begins", "d.begins_on")
            .by("state", "d.state");

    private final JdbcClient jdbc;

    Delegations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account that somebody may be named with. */
    public record Candidate(String login, String name, String nameEn, String office) {}

    /** Filtered by words in the name (accents not needed), purpose, state and cohort; empty or 0: all. */
    public PageOf<DelegationHead> page(
            Actor reader, String words, String purpose, String state, long cohortId, Paging paging) {
        List<DelegationHead> heads = jdbc.sql(HEADS + """
                          and (:words = '' or fold(d.name) like '%' || fold(:words) || '%')
                          and (:purpose = '' or d.purpose = :purpose)
                          and (:state = '' or d.state = :state)
                          and (:cohort = 0 or d.cohort_id = :cohort)
                        """ + SORTING.page(paging))
                .param("own", own(reader))
                .param("reach", reader.reach(Permission.VIEW_INSPECTION))
                .param("reader", reader.accountId())
                .param("words", words)
                .param("purpose", purpose)
                .param("state", state)
                .param("cohort", cohortId)
                .params(Sorting.values(paging))
                .query(DelegationHead.class)
                .list();
        return new PageOf<>(heads, heads.isEmpty() ? 0 : heads.get(0).total(), paging);
    }

    public Optional<DelegationHead> find(Actor reader, long id) {
        return jdbc.sql(HEADS + " and d.id = :id")
                .param("own", own(reader))
                .param("reach", reader.reach(Permission.VIEW_INSPECTION))
                .param("reader", reader.accountId())
                .param("id", id)
                .query(DelegationHead.class)
                .optional();
    }

    private static Long[] own(Actor reader) {
        return Stream.of(Permission.PREPARE_DELEGATION, Permission.DECIDE_DELEGATION)
                .flatMap(each -> Stream.of(reader.units(each)))
                .distinct()
                .toArray(Long[]::new);
    }

    /** Whether the actor does with a delegation what the permission is for: only for the unit that sends it, not from above. */
    public boolean may(Actor actor, Permission permission, DelegationHead delegation) {
        return List.of(actor.units(permission)).contains(delegation.unitId());
    }

    /** Whether the actor is the head of a delegation, and its rights still hold. */
    public boolean leads(Actor actor, long id) {
        return actor.may(Permission.LEAD_DELEGATION) && leads(actor, members(id));
    }

    /** The same, of members that were read. */
    public boolean leads(Actor actor, List<DelegationMember> members) {
        return actor.may(Permission.LEAD_DELEGATION)
                && members.stream()
                        .anyMatch(each -> each.accountId() == actor.accountId()
                                && each.role().equals("head"));
    }

    /** A draft that the actor may write; any other is not there to be written. */
    public DelegationHead draft(Actor actor, long id) {
        return Refused.found(find(actor, id)
                .filter(each -> may(actor, Permission.PREPARE_DELEGATION, each) && each.is(DelegationState.DRAFT)));
    }

    public List<DelegationMember> members(long delegationId) {
        return jdbc.sql("""
                        select m.account_id, a.login, a.display_name as name, a.display_name_en as name_en, m.role, m.rank, m.post
                        from inspection.member m join accounts.v_account a on a.account_id = m.account_id
                        where m.delegation_id = :delegation order by m.position
                        """)
                .param("delegation", delegationId)
                .query(DelegationMember.class)
                .list();
    }

    /** The route in its order; whoever came to see one ward sees that one only. */
    public List<VisitLine> visits(Actor reader, DelegationHead delegation) {
        return jdbc.sql("""
                        select v.id as visit_id, v.unit_id, u.name as unit_name, u.path as unit_path, v.visits_on, v.hosts,
                            d.dossier_id, d.state as dossier_state, v.illustrative, v.version
                        from inspection.visit v
                        join inspection.delegation g on g.id = v.delegation_id
                        join units.v_unit u on u.unit_id = v.unit_id
                        left join campaigns.v_registration r on r.cohort_id = g.cohort_id and r.unit_id = v.unit_id and r.state <> 'withdrawn'
                        left join assessment.v_dossier d on d.registration_id = r.registration_id
                            and d.unit_id in (select unit_id from units.reached(:dossiers))
                        where v.delegation_id = :delegation
                          and (:member or g.unit_id in (select unit_id from units.reached(:reach))
                            or v.unit_id in (select unit_id from units.reached(:reach)))
                        order by v.position, v.id
                        """)
                .param("delegation", delegation.delegationId())
                .param("member", delegation.member())
                .param("reach", reader.reach(Permission.VIEW_INSPECTION))
                .param("dossiers", reader.reach(Permission.VIEW_DOSSIER))
                .query(VisitLine.class)
                .list();
    }

    /** One of them. */
    public VisitLine visit(Actor reader, DelegationHead delegation, long visitId) {
        return Refused.found(visits(reader, delegation).stream()
                .filter(each -> each.visitId() == visitId)
                .findFirst());
    }

    /** Whoever belongs to the unit or one below it today. */
    public List<Candidate> candidates(Actor actor) {
        return jdbc.sql("""
                        select distinct on (b.login) b.login, b.display_name as name, b.display_name_en as name_en, b.office
                        from accounts.v_belonging b
                        where b.valid @> :day::date and b.unit_id in (select unit_id from units.reached(:reach))
                        order by b.login limit 1000
                        """)
                .param("day", actor.today().toString())
                .param("reach", actor.reach(Permission.PREPARE_DELEGATION))
                .query(Candidate.class)
                .list();
    }
}
