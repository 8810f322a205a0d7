package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What awaits members of councils, their vote, and whoever convenes them: dossiers that must come before one. */
@Component
class CouncilWork implements WorkItems {
    private final JdbcClient jdbc;

    CouncilWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Awaiting(
            String task,
            String subjectVi,
            String subjectEn,
            int count,
            String url,
            OffsetDateTime since,
            @Nullable LocalDate due,
            boolean illustrative) {}

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        return jdbc
                .sql("""
                        select 'appraisal.work.vote' as task, c.name as subject_vi, c.name as subject_en, count(*) as count,
                            '/appraisal/sessions/' || s.id as url, s.convened_at as since, s.meets_on as due, bool_or(r.illustrative) as illustrative
                        from appraisal.council_member m
                        join appraisal.council c on c.id = m.council_id
                        join appraisal.session s on s.council_id = c.id and s.state = 'open'
                        join appraisal.attendance t on t.session_id = s.id and t.account_id = m.account_id
                        join appraisal.session_item i on i.session_id = s.id
                        join assessment.v_dossier d on d.dossier_id = i.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        where m.account_id = :member
                          and not exists (select 1 from appraisal.ballot b where b.item_id = i.id and b.account_id = m.account_id)
                          and not exists (select 1 from appraisal.exclusion e where e.item_id = i.id and e.account_id = m.account_id)
                        group by c.id, s.id
                        union all
                        select 'appraisal.work.convene', u.name || ' · ' || r.cohort_name_vi, u.name || ' · ' || r.cohort_name_en,
                            count(*), coalesce('/appraisal/councils/' || min(c.id), '/appraisal/councils'), min(a.prepared_at),
                            min(case k.level when 'province' then r.province_due else r.ministry_due end), bool_or(r.illustrative)
                        from appraisal.appraisal a
                        join assessment.v_dossier d on d.dossier_id = a.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_council k on k.set_id = r.set_id and k.level = a.level
                        join units.v_unit u on u.unit_id = any(:units) and u.level = case k.level when 'province' then 'province' else 'country' end
                            and d.unit_id in (select unit_id from units.reached(:day || ' act {' || u.unit_id || '}'))
                        left join appraisal.council c on c.cohort_id = r.cohort_id and c.level = k.level and c.unit_id = u.unit_id
                        where a.state = 'prepared'
                          and not exists (select 1 from appraisal.v_considered v where v.dossier_id = a.dossier_id and v.level = a.level
                            and v.current and v.outcome in ('approved', 'not_approved'))
                          and not exists (select 1 from appraisal.session_item i join appraisal.session s on s.id = i.session_id
                            join appraisal.council w on w.id = s.council_id
                            where i.dossier_id = a.dossier_id and w.level = a.level and s.state in ('convened', 'open'))
                        group by u.unit_id, u.name, r.cohort_id, r.cohort_name_vi, r.cohort_name_en
                        order by due, url limit 250
                        """)
                .param("member", actor.accountId())
                .param("day", actor.today().toString())
                .param("units", actor.units(Permission.CONVENE_COUNCIL))
                .query(Awaiting.class)
                .list()
                .stream()
                .map(each -> new WorkItem(
                        each.task(),
                        each.subjectVi(),
                        each.subjectEn(),
                        new WorkItem.Detail("appraisal.work.dossiers", each.count()),
                        each.url(),
                        each.since(),
                        each.due(),
                        each.illustrative()))
                .toList();
    }
}
