package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What waits at a level: dossiers to be appraised, and prepared ones to be passed. */
@Component
class AppraisalWork implements WorkItems {
    private final JdbcClient jdbc;

    AppraisalWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        List<WorkItem> items = new ArrayList<>();
        for (AppraisalLevel level : AppraisalLevel.values()) {
            if (actor.may(level.appraises())) {
                items.addAll(
                        waiting(actor, level, level.appraises(), AppraisalState.UNDER_WAY, "appraisal.work.appraise"));
            }
            if (actor.may(level.passes())) {
                items.addAll(waiting(actor, level, level.passes(), AppraisalState.PREPARED, "appraisal.work.pass"));
            }
        }
        if (actor.may(Permission.TAKE_OVER_DOSSIER)) {
            items.addAll(stranded(actor));
        }
        return items;
    }

    /** What lies with districts that cannot go on with it. */
    private List<WorkItem> stranded(Actor actor) {
        return jdbc
                .sql("""
                        select d.dossier_id, u.name as unit_name, r.cohort_name_vi as cohort_vi, r.cohort_name_en as cohort_en, r.illustrative, s.criteria, 0 as findings, false as handed_back, d.state_since as since, %s as due
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_set s on s.set_id = r.set_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where d.state = 'with_district' and %s
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        order by due, d.dossier_id
                        limit 250
                        """.formatted(Appraisals.DUE, TakeOverDossier.STRANDED))
                .param("level", AppraisalLevel.PROVINCE.code())
                .params(TakeOverDossier.stranded(actor.today()))
                .param("reach", actor.reach(Permission.TAKE_OVER_DOSSIER))
                .query(Waiting.class)
                .list()
                .stream()
                .map(each -> item("appraisal.work.take_over", AppraisalLevel.DISTRICT, each))
                .toList();
    }

    private static WorkItem item(String task, AppraisalLevel level, Waiting each) {
        return new WorkItem(
                task,
                each.unitName() + " · " + each.cohortVi(),
                each.unitName() + " · " + each.cohortEn(),
                new WorkItem.Detail("appraisal.work.done", each.findings(), each.criteria()),
                "/appraisal/" + each.dossierId() + "/" + level.code(),
                each.since(),
                each.due(),
                each.illustrative());
    }

    private List<WorkItem> waiting(
            Actor actor, AppraisalLevel level, Permission permission, AppraisalState state, String task) {
        return jdbc
                .sql("""
                        select d.dossier_id, u.name as unit_name, r.cohort_name_vi as cohort_vi, r.cohort_name_en as cohort_en, r.illustrative, s.criteria, (%s) as findings, coalesce(a.hand_back_reason, '') <> '' as handed_back, coalesce(a.prepared_at, d.state_since) as since,
                            %s as due
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_set s on s.set_id = r.set_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        left join appraisal.v_appraisal a on a.dossier_id = d.dossier_id and a.level = :level
                        where d.state = :dossierState and coalesce(a.state, 'under_way') = :state
                          and :level in (select level from criteria.levels_on(r.set_id, :day))
                          and (:state = 'under_way'
                            or not exists (select 1 from criteria.v_council c where c.set_id = r.set_id and c.level = :level)
                            or exists (select 1 from appraisal.v_considered k where k.dossier_id = d.dossier_id and k.level = :level
                                and k.current and k.outcome in ('approved', 'not_approved')))
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        order by due, d.dossier_id
                        limit 250
                        """.formatted(Appraisals.JUDGED, Appraisals.DUE))
                .param("level", level.code())
                .param("dossierState", level.move().from().code())
                .param("state", state.code())
                .param("day", actor.today())
                .param("reach", actor.reach(permission))
                .query(Waiting.class)
                .list()
                .stream()
                .map(each -> item(
                        each.handedBack() && state == AppraisalState.UNDER_WAY ? "appraisal.work.rework" : task,
                        level,
                        each))
                .toList();
    }

    record Waiting(
            long dossierId,
            String unitName,
            String cohortVi,
            String cohortEn,
            boolean illustrative,
            int criteria,
            int findings,
            boolean handedBack,
            OffsetDateTime since,
            LocalDate due) {}
}
