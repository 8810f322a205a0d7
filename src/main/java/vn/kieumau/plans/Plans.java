package vn.kieumau.plans;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading the plans of registrations within the reader's reach. */
@Component
public class Plans {
    private static final String ACTIONS = """
            select a.id as action_id, a.criterion_id, k.code as criterion_code, a.text, a.owner_office_id, o.name as owner_name, o.name_en as owner_name_en,
                a.begins_on, a.due, a.progress, a.needed, a.cost, a.done_on, a.note, a.noted_on, i.imported_at, a.illustrative, a.version
            from plans.action a
            join criteria.v_criterion k on k.criterion_id = a.criterion_id
            join accounts.v_office o on o.office_id = a.owner_office_id
            left join audit.v_imported i on i.table_name = 'plans.action' and i.row_id = a.id
            where a.registration_id = :registration and (:action = 0 or a.id = :action)
            order by k.group_position, k.position, a.begins_on, a.due, a.id
            """;

    private static final Sorting SORTING = new Sorting(
                    "r.year desc, u.top_down collate vi_natural, r.registration_id", "r.registration_id")
            .by("unit", "u.top_down collate vi_natural")
            .by("cohort", "r.year")
            .by("planned", "coalesce(a.planned, 0)")
            .by("actions", "coalesce(a.actions, 0)")
            .by("late", "coalesce(a.late, 0)")
            .by("done", "coalesce(a.done, 0)")
            .by("due", "a.next_due");

    private final JdbcClient jdbc;

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A cohort and a province that some registration in reach belongs to. */
    public record Choice(
            long cohortId, int year, String cohortNameVi, String cohortNameEn, long provinceId, String province) {}

    /** An office that can be made to see to an action. */
    public record Owner(long officeId, String name, String nameEn) {}

    /** A list's page. Of withdrawn registrations those alone that had begun to plan. */
    public PageOf<PlanLine> page(Actor reader, PlanFilter filter, Paging paging) {
        List<PlanLine> lines = jdbc.sql("""
                        select r.registration_id, r.unit_id, u.name as unit_name, u.path as unit_path, r.cohort_id, r.cohort_name_vi, r.cohort_name_en,
                            r.state, s.criteria, coalesce(a.planned, 0) as planned, coalesce(a.actions, 0) as actions, coalesce(a.late, 0) as late,
                            coalesce(a.done, 0) as done, a.next_due, r.illustrative, count(*) over () as total
                        from campaigns.v_registration r
                        join units.v_unit u on u.unit_id = r.unit_id
                        join criteria.v_set s on s.set_id = r.set_id
                        left join (
                            select registration_id, count(distinct criterion_id) as planned, count(*) as actions,
                                count(*) filter (where progress < 100 and due < :today) as late, count(*) filter (where progress = 100) as done,
                                min(due) filter (where progress < 100) as next_due
                            from plans.action group by registration_id
                        ) a on a.registration_id = r.registration_id
                        where r.unit_id in (select unit_id from units.reached(:reach))
                          and (r.state <> 'withdrawn' or a.actions > 0)
                          and (:cohort = 0 or r.cohort_id = :cohort)
                          and (:province = 0 or r.province_id = :province)
                          and (not :late or a.late > 0)
                          and (:words = '' or u.folded like '%' || fold(:words) || '%')
                        """ + SORTING.page(paging))
                .param("reach", reader.reach(Permission.VIEW_PLAN))
                .param("today", reader.today())
                .param("cohort", filter.cohort())
                .param("province", filter.province())
                .param("late", filter.late())
                .param("words", filter.words())
                .params(Sorting.values(paging))
                .query(PlanLine.class)
                .list();
        return new PageOf<>(lines, lines.isEmpty() ? 0 : lines.get(0).total(), paging);
    }

    public List<Choice> choices(Actor reader) {
        return jdbc.sql("""
                        select distinct r.cohort_id, r.year, r.cohort_name_vi, r.cohort_name_en, r.province_id, p.name as province
                        from campaigns.v_registration r join units.v_unit p on p.unit_id = r.province_id
                        where r.unit_id in (select unit_id from units.reached(:reach))
                        order by r.year desc, province
                        """)
                .param("reach", reader.reach(Permission.VIEW_PLAN))
                .query(Choice.class)
                .list();
    }

    /** Empty both for a registration that is not there and for one outside the permission's reach. */
    public Optional<PlanHead> find(Actor actor, Permission permission, long registrationId) {
        return jdbc.sql("""
                        select r.registration_id, r.unit_id, u.name as unit_name, u.path as unit_path, r.cohort_id, r.cohort_name_vi, r.cohort_name_en,
                            r.year, r.set_id, s.notice_vi, s.notice_en, r.state, r.answers_due, r.decision_due, r.illustrative
                        from campaigns.v_registration r
                        join units.v_unit u on u.unit_id = r.unit_id
                        join criteria.v_set s on s.set_id = r.set_id
                        where r.registration_id = :id and r.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("id", registrationId)
                .param("reach", actor.reach(permission))
                .query(PlanHead.class)
                .optional();
    }

    /** The registration of a ward in a cohort that is not withdrawn, whoever asks: for imports, which check reach when they act. */
    public Optional<Long> of(long cohortId, long unitId) {
        return jdbc.sql("""
                        select registration_id from campaigns.v_registration
                        where cohort_id = :cohort and unit_id = :unit and state <> 'withdrawn'
                        """)
                .param("cohort", cohortId)
                .param("unit", unitId)
                .query(Long.class)
                .optional();
    }

    public List<PlanCriterion> criteria(long setId) {
        return jdbc.sql("""
                        select criterion_id, code, title_vi, title_en, group_code, group_title_vi, group_title_en
                        from criteria.v_criterion where set_id = :set order by group_position, position
                        """).param("set", setId).query(PlanCriterion.class).list();
    }

    /** In the order of the criteria, then of their days; the caller has found the plan. */
    public List<PlanAction> actions(long registrationId) {
        return actions(registrationId, 0);
    }

    public Optional<PlanAction> action(long registrationId, long actionId) {
        return actionId <= 0
                ? Optional.empty()
                : actions(registrationId, actionId).stream().findFirst();
    }

    private List<PlanAction> actions(long registrationId, long actionId) {
        return jdbc.sql(ACTIONS)
                .param("registration", registrationId)
                .param("action", actionId)
                .query(PlanAction.class)
                .list();
    }

    /** Offices in the actor's reach at the ward, its district or its province: who sees to it is not somebody unrelated. */
    public List<Owner> owners(Actor actor, long unitId) {
        return jdbc.sql("""
                        select o.office_id, o.name, o.name_en from accounts.v_office o join units.v_unit u on u.unit_id = o.unit_id
                        where o.unit_id in (select unit_id from units.reached(:reach))
                          and (o.unit_id = :unit or o.unit_id in (
                            select under_id from units.standing(array[:unit], 'district', :today)
                            union all select under_id from units.standing(array[:unit], 'province', :today)))
                        order by o.unit_id <> :unit, o.name collate vi_natural, o.office_id
                        """)
                .param("reach", actor.reach(Permission.KEEP_PLAN))
                .param("unit", unitId)
                .param("today", actor.today())
                .query(Owner.class)
                .list();
    }
}
