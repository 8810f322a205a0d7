package vn.kieumau.plans;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.web.Sorting;

/** Reading what bodies contributed to a ward; the caller has found the ward in reach. */
@Component
public class SupportLog {
    private static final String LINES = """
            select c.id as contribution_id, c.unit_id, c.office_id, coalesce(c.body_kind, o.kind) as body_kind, coalesce(o.name, c.body_name) as body_name,
                coalesce(o.name_en, c.body_name) as body_name_en, c.kind, c.amount, c.contributed_on, k.code as criterion_code,
                k.title_vi as criterion_title_vi, k.title_en as criterion_title_en, c.text, i.imported_at, c.illustrative, c.version,
                count(*) over () as total
            from plans.contribution c
            left join accounts.v_office o on o.office_id = c.office_id
            left join criteria.v_criterion k on k.criterion_id = c.criterion_id
            left join audit.v_imported i on i.table_name = 'plans.contribution' and i.row_id = c.id
            where c.unit_id = :unit
            """;

    private static final Sorting SORTING = new Sorting("c.contributed_on desc, c.id", "c.id")
            .by("day", "c.contributed_on")
            .by("body", "coalesce(o.name, c.body_name) collate vi_natural")
            .by("kind", "c.kind")
            .by("amount", "c.amount");

    private final JdbcClient jdbc;

    SupportLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came of one kind in all, as far as amounts were told. */
    public record KindTotal(
            String kind, int contributions, @Nullable Long amount) {}

    /** The latest first. */
    public PageOf<Contribution> page(long unitId, Paging paging) {
        List<Contribution> lines = jdbc.sql(LINES + SORTING.page(paging))
                .param("unit", unitId)
                .params(Sorting.values(paging))
                .query(Contribution.class)
                .list();
        return new PageOf<>(lines, lines.isEmpty() ? 0 : lines.get(0).total(), paging);
    }

    public Optional<Contribution> find(long unitId, long contributionId) {
        return jdbc.sql(LINES + " and c.id = :id")
                .param("unit", unitId)
                .param("id", contributionId)
                .query(Contribution.class)
                .optional();
    }

    public List<KindTotal> totals(long unitId) {
        return jdbc.sql("""
                        select kind, count(*) as contributions, sum(amount) as amount from plans.contribution where unit_id = :unit
                        group by kind order by array_position(array['funds', 'land', 'labour', 'equipment', 'guidance', 'other'], kind)
                        """).param("unit", unitId).query(KindTotal.class).list();
    }

    /** Offices at the ward and above it: who contributes is asked for nothing, so that no reach is needed. */
    public List<Plans.Owner> offices(Actor actor, long unitId) {
        return jdbc.sql("""
                        select o.office_id, o.name, o.name_en from accounts.v_office o join units.v_unit u on u.unit_id = o.unit_id
                        where o.unit_id = :unit or u.level = 'country' or o.unit_id in (
                            select under_id from units.standing(array[:unit], 'district', :today)
                            union all select under_id from units.standing(array[:unit], 'province', :today))
                        order by o.unit_id <> :unit, u.level = 'country', o.name collate vi_natural, o.office_id
                        """)
                .param("unit", unitId)
                .param("today", actor.today())
                .query(Plans.Owner.class)
                .list();
    }

    /** Those of the newest cohort in which the ward is registered; none where it never was. */
    public List<PlanCriterion> criteria(long unitId) {
        return jdbc.sql("""
                        select criterion_id, code, title_vi, title_en, group_code, group_title_vi, group_title_en
                        from criteria.v_criterion
                        where set_id = (select r.set_id from campaigns.v_registration r where r.unit_id = :unit and r.state <> 'withdrawn'
                            order by r.year desc, r.registration_id desc limit 1)
                        order by group_position, position
                        """).param("unit", unitId).query(PlanCriterion.class).list();
    }
}
