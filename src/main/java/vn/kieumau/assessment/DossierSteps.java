package vn.kieumau.assessment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.StepProgress;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

@Component
class DossierSteps implements StepProgress {
    /** Every dossier in reach that was not withdrawn, at its step and with the day of that step. */
    private static final String STEP = """
            select d.registration_id, d.unit_id, r.cohort_id, r.province_id, r.illustrative, s.step, s.due, :today - s.due as days
            from assessment.v_dossier d
            join campaigns.v_registration r on r.registration_id = d.registration_id
            cross join lateral (select
                case when d.state in ('open', 'returned') then 'answers' when d.state in ('with_district', 'submitted') then 'province'
                    when d.state = 'passed' then 'ministry' when d.state = 'ready' then 'decision' else 'done' end as step,
                coalesce(d.due, case when d.state in ('open', 'returned') then r.answers_due when d.state in ('with_district', 'submitted') then r.province_due
                    when d.state = 'passed' then r.ministry_due when d.state = 'ready' then r.decision_due end) as due) s
            where d.state <> 'withdrawn' and d.unit_id in (select unit_id from units.reached(:reach))
            """;

    private static final Sorting SORTING =
            new Sorting("l.due, u.top_down collate vi_natural, l.registration_id", "l.registration_id");

    private final JdbcClient jdbc;

    DossierSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StepCount> counts(Actor reader, long cohortId) {
        return jdbc.sql("select l.step, count(*) as waiting, count(*) filter (where l.days > 0) as late from (" + STEP
                        + ") l where l.cohort_id = :cohort group by l.step")
                .param("cohort", cohortId)
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(StepCount.class)
                .list();
    }

    @Override
    public PageOf<LateUnit> late(Actor reader, long cohortId, String step, long provinceId, Paging paging) {
        List<LateUnit> late = jdbc.sql("""
                        select l.registration_id, l.unit_id, u.name as unit_name, u.path as unit_path, l.step, l.due, l.days, l.illustrative,
                            count(*) over () as total
                        from (
                        """ + STEP + """
                        ) l join units.v_unit u on u.unit_id = l.unit_id
                        where l.cohort_id = :cohort and l.days > 0 and (:step = '' or l.step = :step)
                          and (:province = 0 or l.province_id = :province)
                        """ + SORTING.page(paging))
                .param("cohort", cohortId)
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("step", step)
                .param("province", provinceId)
                .params(Sorting.values(paging))
                .query(LateUnit.class)
                .list();
        return new PageOf<>(late, late.isEmpty() ? 0 : late.get(0).total(), paging);
    }

    @Override
    public List<LateCohort> lateCohorts(Actor reader) {
        return jdbc.sql("""
                        select l.cohort_id, c.name_vi, c.name_en, count(*) as late, min(l.due) as due, bool_or(l.illustrative) as illustrative
                        from (
                        """ + STEP + """
                        ) l join campaigns.v_cohort c on c.cohort_id = l.cohort_id
                        where l.days > 0 group by l.cohort_id, c.name_vi, c.name_en order by l.cohort_id
                        """)
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(LateCohort.class)
                .list();
    }
}
