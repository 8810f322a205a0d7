package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Sorting;

/** Reading registrations within the reader's reach, and what later steps do to one. */
@Component
public class Registrations {
    /** What is said of a line is looked up for those shown only, which is why it stands in no join. */
    private static final String LINE = """
            select r.id as registration_id, r.unit_id, u.name as unit_name, u.path as unit_path, campaigns.state_on(r, :day) as state,
                r.over_quota_reason,
                audit.signed((select display_name from accounts.v_account where account_id = r.proposed_by),
                    'campaigns.registration', r.id, r.proposed_by) as proposed_by_name, r.proposed_at,
                audit.signed((select display_name from accounts.v_account where account_id = r.confirmed_by),
                    'campaigns.registration', r.id, r.confirmed_by) as confirmed_by_name, r.confirmed_at,
                audit.signed((select display_name from accounts.v_account where account_id = r.withdrawn_by),
                    'campaigns.registration', r.id, r.withdrawn_by) as withdrawn_by_name, r.withdrawn_at, r.withdrawn_reason,
                (select imported_at from audit.v_imported where table_name = 'campaigns.registration' and row_id = r.id) as imported_at,
                r.illustrative, r.version, count(*) over () as total
            from campaigns.registration r, units.named(r.unit_id, :day) u
            """;

    private static final Sorting SORTING = new Sorting("u.position, r.id", "r.id")
            .by("ward", "u.position")
            .by("state", "campaigns.state_on(r, :day)")
            .by("proposed", "r.proposed_at")
            .by("confirmed", "r.confirmed_at");

    private static final Sorting CANDIDATES =
            new Sorting("chosen desc, top_down collate vi_natural, unit_id", "unit_id");

    private final JdbcClient jdbc;
    private final Audit audit;

    Registrations(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Wards of a cohort in reach, as of a day; filtered by words (accents not needed), state, and the province under which they
     * are counted in the tree asked for (0: all).
     */
    public PageOf<RegistrationLine> page(
            Actor reader, long cohortId, String words, String state, long provinceId, AsOf asOf, Paging paging) {
        List<RegistrationLine> lines = jdbc.sql(LINE + """
                        where r.cohort_id = :cohort
                          and r.unit_id in (select unit_id from units.reached(:reach))
                          and campaigns.state_on(r, :day) is not null
                          and (:state = '' or campaigns.state_on(r, :day) = :state)
                          and (:province = 0 or r.unit_id in (select unit_id from units.standing(
                              array(select unit_id from campaigns.registration where cohort_id = :cohort), 'province', :tree) where under_id = :province))
                          and (:words = '' or exists (select 1 from units.v_unit v
                              where v.unit_id = r.unit_id and v.folded like '%' || fold(:words) || '%'))
                        """ + SORTING.page(paging))
                .param("cohort", cohortId)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("state", state)
                .param("province", provinceId)
                .param("day", asOf.day())
                .param("tree", asOf.tree())
                .param("words", words)
                .params(Sorting.values(paging))
                .query(RegistrationLine.class)
                .list();
        return new PageOf<>(lines, lines.isEmpty() ? 0 : lines.get(0).total(), paging);
    }

    /** One of them. */
    public Optional<RegistrationLine> find(Actor reader, long cohortId, long registrationId) {
        return jdbc.sql(LINE + """
                        where r.id = :id and r.cohort_id = :cohort
                          and r.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("id", registrationId)
                .param("day", reader.today())
                .param("cohort", cohortId)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(RegistrationLine.class)
                .optional();
    }

    /** Wards in reach that the cohort does not have yet: what a provincial officer chooses from, those that screening chose first. */
    public PageOf<UnitSummary> candidates(Actor actor, long cohortId, String words, Paging paging) {
        List<UnitSummary> wards = jdbc.sql("""
                        select unit_id, code, name, type, level, parent_id, path, valid_from, valid_to, count(*) over () as total,
                            coalesce((select h.chosen from campaigns.candidate c join campaigns.candidate_choice h on h.candidate_id = c.id
                                where c.cohort_id = :cohort and c.unit_id = u.unit_id order by h.id desc limit 1), false) as chosen
                        from units.v_unit u
                        where level = 'commune' and (valid_to is null or valid_to > :today)
                          and u.unit_id in (select unit_id from units.reached(:reach))
                          and not exists (select 1 from campaigns.registration r where r.cohort_id = :cohort and r.unit_id = u.unit_id
                            and r.state <> 'withdrawn')
                          and (:words = '' or folded like '%' || fold(:words) || '%')
                        """ + CANDIDATES.page(paging))
                .param("today", actor.today())
                .param("reach", actor.reach(Permission.PROPOSE_REGISTRATION))
                .param("cohort", cohortId)
                .param("words", words)
                .params(Sorting.values(paging))
                .query(UnitSummary.class)
                .list();
        return new PageOf<>(wards, wards.isEmpty() ? 0 : wards.get(0).total(), paging);
    }

    /** Locks a registration until the end of the transaction: before its dossier, where an act changes both. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(long registrationId) {
        jdbc.sql("select 1 from campaigns.registration where id = :id for no key update")
                .param("id", registrationId)
                .query(Integer.class)
                .optional();
    }

    /** The end of a registration by decision of a day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(Actor actor, long registrationId, RegistrationMove move, LocalDate decidedOn, String subject) {
        actor.require(move.permission());
        List<Long> moved = jdbc.sql("""
                        update campaigns.registration set state = :to, decided_on = :on, version = version + 1
                        where id = :id and state = :from returning unit_id
                        """)
                .param("to", move.to().code())
                .param("on", decidedOn)
                .param("id", registrationId)
                .param("from", move.from().code())
                .query(Long.class)
                .list();
        Refused.when(moved.isEmpty(), KernelRefusal.NOT_IN_THIS_STATE);
        audit.record(actor, move.permission(), "campaigns.registration", registrationId, subject, moved.get(0), "");
    }
}
