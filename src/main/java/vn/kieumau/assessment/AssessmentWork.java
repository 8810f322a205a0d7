package vn.kieumau.assessment;

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

/** What waits in a ward: criteria without an answer or a proof, and a complete dossier to be submitted. */
@Component
class AssessmentWork implements WorkItems {
    private final JdbcClient jdbc;

    AssessmentWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        List<WorkItem> items = new ArrayList<>();
        if (actor.may(Permission.ANSWER_CRITERION)) {
            for (Waiting each : waiting(actor, Permission.ANSWER_CRITERION)) {
                if (each.returned() || each.missing() > 0) {
                    items.add(item(each.returned() ? "assessment.work.resubmit" : "assessment.work.answer", each));
                }
            }
        }
        if (actor.may(Permission.SUBMIT_ASSESSMENT)) {
            for (Waiting each : waiting(actor, Permission.SUBMIT_ASSESSMENT)) {
                if (each.missing() == 0) {
                    items.add(item("assessment.work.submit", each));
                }
            }
        }
        if (actor.may(Permission.ANSWER_REMARK)) {
            items.addAll(asked(actor));
        }
        return items;
    }

    /** Remarks that a level above the actor's wants answered: one item per dossier, with its earliest deadline. */
    private List<WorkItem> asked(Actor actor) {
        Level own = Level.of(actor, Permission.ANSWER_REMARK);
        return jdbc
                .sql("""
                        select d.id as dossier_id, u.name as unit_name, r.cohort_name_vi as cohort_vi, r.cohort_name_en as cohort_en,
                            min(m.written_at) as since, min(m.due) as due, r.illustrative, count(*) as remarks
                        from assessment.remark m
                        join assessment.dossier d on d.id = m.dossier_id and d.state not in ('decided', 'withdrawn')
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where m.due is not null and m.answer is null and m.level = any(:asking)
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        group by d.id, u.name, r.cohort_name_vi, r.cohort_name_en, r.illustrative
                        """)
                .param("asking", own.above())
                .param("reach", actor.reach(Permission.ANSWER_REMARK))
                .query(Asked.class)
                .list()
                .stream()
                .map(each -> new WorkItem(
                        "assessment.work.remark",
                        each.unitName() + " · " + each.cohortVi(),
                        each.unitName() + " · " + each.cohortEn(),
                        new WorkItem.Detail("assessment.remarks.open", each.remarks()),
                        "/assessment/" + each.dossierId() + "/remarks",
                        each.since(),
                        each.due(),
                        each.illustrative()))
                .toList();
    }

    private static WorkItem item(String task, Waiting waiting) {
        return new WorkItem(
                task,
                waiting.unitName() + " · " + waiting.cohortVi(),
                waiting.unitName() + " · " + waiting.cohortEn(),
                new WorkItem.Detail("assessment.work.done", waiting.complete(), waiting.criteria()),
                "/assessment/" + waiting.dossierId(),
                waiting.since(),
                waiting.due(),
                waiting.illustrative());
    }

    private List<Waiting> waiting(Actor actor, Permission permission) {
        return jdbc.sql("""
                        select d.dossier_id, u.name as unit_name, r.cohort_name_vi as cohort_vi, r.cohort_name_en as cohort_en,
                            coalesce(d.due, r.answers_due) as due, d.state = 'returned' as returned, d.state_since as since, r.illustrative,
                            s.criteria, (select count(*) from %s p where p.complete) as complete
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_set s on s.set_id = r.set_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where d.state in ('open', 'returned')
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        """.formatted(Progress.CRITERIA))
                .param("reach", actor.reach(permission))
                .query(Waiting.class)
                .list();
    }

    record Asked(
            long dossierId,
            String unitName,
            String cohortVi,
            String cohortEn,
            OffsetDateTime since,
            LocalDate due,
            boolean illustrative,
            int remarks) {}

    record Waiting(
            long dossierId,
            String unitName,
            String cohortVi,
            String cohortEn,
            OffsetDateTime since,
            LocalDate due,
            boolean illustrative,
            boolean returned,
            int criteria,
            int complete) {
        int missing() {
            return criteria - complete;
        }
    }
}
