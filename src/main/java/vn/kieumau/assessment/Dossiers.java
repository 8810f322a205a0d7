package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.evidence.LinkGate;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Sorting;

/** Dossiers as other modules see them: found within the actor's reach, moved by the one table. */
@Component
public class Dossiers implements LinkGate {
    private static final String HEAD = """
            select d.dossier_id, d.registration_id, d.unit_id, u.name as unit_name, u.path as unit_path,
                r.cohort_id, r.cohort_name_vi, r.cohort_name_en, r.year, r.set_id, s.notice_vi, s.notice_en,
                d.state, d.state_since, d.version, r.answers_due, r.province_due, r.ministry_due, r.decision_due, r.withdrawn_reason,
                d.due as return_due, d.reached, d.district, l.until as level_until, r.illustrative, d.met, d.snapshot_number, i.imported_at,
                g.criteria, g.answered, g.complete, g.unconfirmed, count(*) over () as total
            from assessment.v_dossier d
            join campaigns.v_registration r on r.registration_id = d.registration_id
            join criteria.v_set s on s.set_id = r.set_id
            join units.v_unit u on u.unit_id = d.unit_id
            left join criteria.v_level l on l.set_id = r.set_id and l.level = 'district' and d.state = 'with_district'
            cross join lateral %s g
            left join audit.v_imported i on i.table_name = 'assessment.dossier' and i.row_id = d.dossier_id
            """.formatted(Progress.COUNTS);

    private static final String DUE = """
            coalesce(d.due, case d.state when 'open' then r.answers_due when 'returned' then r.answers_due
                when 'with_district' then r.province_due when 'submitted' then r.province_due when 'passed' then r.ministry_due when 'ready' then r.decision_due end)
            """;
    private static final Sorting SORTING = new Sorting(
                    "r.year desc, u.top_down collate vi_natural, d.dossier_id", "d.dossier_id")
            .by("unit", "u.top_down collate vi_natural")
            .by("cohort", "r.year")
            .by("state", "d.state")
            .by("since", "d.state_since")
            .by("complete", "g.complete")
            .by("met", "d.met")
            .by("due", DUE);

    private final JdbcClient jdbc;
    private final Audit audit;

    Dossiers(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Empty both for a dossier that is not there and for one outside the permission's reach. */
    public Optional<DossierHead> find(Actor actor, Permission permission, long dossierId) {
        return jdbc.sql(HEAD + """
                                where d.dossier_id = :dossierId
                                  and d.unit_id in (select unit_id from units.reached(:reach))
                                """)
                .param("dossierId", dossierId)
                .param("reach", actor.reach(permission))
                .query(DossierHead.class)
                .optional();
    }

    /** Dossiers in reach; a list's page. */
    public PageOf<DossierHead> page(Actor actor, Permission permission, DossierFilter filter, Paging paging) {
        List<DossierHead> dossiers = jdbc.sql(HEAD + """
                                where d.unit_id in (select unit_id from units.reached(:reach))
                                  and (cardinality(:states) = 0 or d.state = any(:states))
                                  and (:cohort = 0 or r.cohort_id = :cohort)
                                  and (:province = 0 or d.unit_id in (select unit_id from units.standing(
                                      array(select unit_id from assessment.dossier), 'province', :today::date) where under_id = :province))
                                  and (:words = '' or u.folded like '%' || fold(:words) || '%')
                                """ + SORTING.page(paging))
                .param("reach", actor.reach(permission))
                .param("states", filter.states().toArray(new String[0]))
                .param("cohort", filter.cohort())
                .param("province", filter.province())
                .param("today", actor.today())
                .param("words", filter.words())
                .params(Sorting.values(paging))
                .query(DossierHead.class)
                .list();
        return new PageOf<>(dossiers, dossiers.isEmpty() ? 0 : dossiers.get(0).total(), paging);
    }

    /** What a list of dossiers in reach can be narrowed to: cohorts, and provinces where there are several. */
    public List<DossierChoice> choices(Actor actor, Permission permission) {
        return jdbc.sql("""
                        select distinct r.cohort_id, r.year, r.cohort_name_vi, r.cohort_name_en, p.unit_id as province_id, p.name as province
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        left join units.standing(array(select distinct province_id from campaigns.v_registration), 'province', :today::date) s
                            on s.unit_id = r.province_id
                        join units.v_unit p on p.unit_id = coalesce(s.under_id, r.province_id)
                        where d.unit_id in (select unit_id from units.reached(:reach))
                        order by r.year desc, province
                        """)
                .param("today", actor.today())
                .param("reach", actor.reach(permission))
                .query(DossierChoice.class)
                .list();
    }

    /** The dossier of a unit in a cohort, whoever asks: for imports, which check reach when they act. */
    public Optional<Long> of(long cohortId, long unitId) {
        return jdbc.sql("""
                        select d.id from assessment.dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        where r.cohort_id = :cohort and r.unit_id = :unit and r.state <> 'withdrawn'
                        """)
                .param("cohort", cohortId)
                .param("unit", unitId)
                .query(Long.class)
                .optional();
    }

    /**
     * The same, locked until the end of the transaction, so that nobody answers while it is submitted. The first lock of
     * every act but those that begin with its registration; a lock that lets others refer to the row, so that nobody who
     * already has a later one waits here.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<DossierHead> lock(Actor actor, Permission permission, long dossierId) {
        jdbc.sql("select 1 from assessment.dossier where id = :id for no key update")
                .param("id", dossierId)
                .query(Integer.class)
                .optional();
        return find(actor, permission, dossierId);
    }

    /** The criteria of a dossier in their order, each with the ward's answer; the caller has found the dossier in reach. */
    public List<CriterionAnswer> answers(DossierHead dossier) {
        return answersOf(dossier, "").list();
    }

    /** One of them, by the criterion's code. */
    public Optional<CriterionAnswer> answer(DossierHead dossier, String criterionCode) {
        return criterionCode.isEmpty()
                ? Optional.empty()
                : answersOf(dossier, criterionCode).optional();
    }

    private JdbcClient.MappedQuerySpec<CriterionAnswer> answersOf(DossierHead dossier, String code) {
        return jdbc.sql("""
                        select c.criterion_id, c.code, c.title_vi, c.title_en, c.mandatory, c.group_code, c.group_title_vi,
                            c.group_title_en, a.result, a.explanation, coalesce(a.instead_of_evidence, false) as instead_of_evidence,
                            a.answered_by, audit.signed(p.display_name, 'assessment.answer', a.id, a.answered_by) as answered_by_name, a.answered_at, coalesce(a.illustrative, false) as illustrative,
                            coalesce(a.version, 0) as version, g.evidence, g.complete, g.unconfirmed, k.year as carried_from
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        cross join lateral %s g
                        join criteria.v_criterion c on c.criterion_id = g.criterion_id
                        left join assessment.answer a on a.criterion_id = c.criterion_id and a.dossier_id = :dossierId
                        left join accounts.v_account p on p.account_id = a.answered_by
                        left join (select x.criterion_id, max(r.year) as year
                                   from assessment.carrying k join assessment.carried x on x.carrying_id = k.id
                                   join assessment.dossier d on d.id = k.from_dossier_id
                                   join campaigns.v_registration r on r.registration_id = d.registration_id
                                   where k.dossier_id = :dossierId and (k.undone_at is null or x.confirmed_at is not null)
                                   group by x.criterion_id) k on k.criterion_id = c.criterion_id
                        where d.dossier_id = :dossierId and (:code = '' or c.code = :code)
                        order by c.group_position, c.position
                        """.formatted(Progress.CRITERIA))
                .param("dossierId", dossier.dossierId())
                .param("code", code)
                .query(CriterionAnswer.class);
    }

    /** Recorded items that prove a criterion of the dossier. */
    public List<Long> linkedItems(DossierHead dossier, long criterionId) {
        return List.copyOf(cited(dossier, criterionId).keySet());
    }

    /** The same, with the pages that are cited of each; empty where it is all of it. */
    public Map<Long, String> cited(DossierHead dossier, long criterionId) {
        Map<Long, String> cited = new LinkedHashMap<>();
        jdbc.sql("""
                        select item_id, pages from evidence.v_link
                        where registration_id = :registration and criterion_id = :criterion order by item_id
                        """)
                .param("registration", dossier.registrationId())
                .param("criterion", criterionId)
                .query(row -> {
                    cited.put(row.getLong("item_id"), row.getString("pages"));
                });
        return cited;
    }

    /** Proofs linked to each criterion, by its id. */
    public Map<Long, List<Proof>> proofs(DossierHead dossier) {
        return jdbc.sql("""
                        select criterion_id, item_id, title, number, pages, illustrative from evidence.v_link
                        where registration_id = :registration order by criterion_id, item_id
                        """).param("registration", dossier.registrationId()).query(Proof.class).list().stream()
                .collect(Collectors.groupingBy(Proof::criterionId));
    }

    @Override
    public boolean open(long registrationId) {
        return jdbc.sql(
                        "select exists (select 1 from assessment.dossier where registration_id = :id and state in ('open', 'returned'))")
                .param("id", registrationId)
                .query(Boolean.class)
                .single();
    }

    /** Moves a dossier that the actor reaches with the move's own permission; the move is an act of its own in the trail. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Actor actor, DossierHead dossier, DossierMove move, String reason) {
        move(actor, dossier, move, reason, null);
    }

    /** @param due until when whoever has it next is expected to be done; null: as the cohort says */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(Actor actor, DossierHead dossier, DossierMove move, String reason, @Nullable LocalDate due) {
        DossierState to = move.apply(dossier.dossierState());
        int moved = jdbc.sql("""
                        update assessment.dossier set state = :to, state_since = :at, due = :due::date, version = version + 1,
                            reached = case when :to = 'passed' then 'ministry' when :to = 'submitted' and reached <> 'ministry' then 'province'
                                when :to = 'with_district' and reached = 'ward' then 'district' else reached end,
                            district = case when :to = 'with_district' then 'under_way' when :to = 'submitted' and state = 'with_district'
                                then case :move when 'PASS_DISTRICT' then 'passed' else 'taken_over' end else district end
                        where id = :dossierId and version = :version and state = :from
                        """)
                .param("to", to.code())
                .param("move", move.name())
                .param("at", actor.at())
                .param("due", due)
                .param("dossierId", dossier.dossierId())
                .param("version", dossier.version())
                .param("from", move.from().code())
                .update();
        Refused.when(moved == 0, KernelRefusal.CHANGED_MEANWHILE);
        audit.record(
                actor,
                move.permission(),
                "assessment.dossier",
                dossier.dossierId(),
                dossier.unitName() + ", " + dossier.cohortNameVi(),
                dossier.unitId(),
                reason);
    }
}
