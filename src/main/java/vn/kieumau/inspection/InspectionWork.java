package vn.kieumau.inspection;

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

/**
 * Drafts that await a decision, for whoever decides; delegations that are to go, for whoever goes with them; what is to be
 * concluded, answered and judged afterwards.
 */
@Component
class InspectionWork implements WorkItems {
    private final JdbcClient jdbc;

    InspectionWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Awaiting(
            String task,
            String subject,
            int wards,
            String url,
            OffsetDateTime since,
            @Nullable LocalDate due,
            boolean illustrative) {}

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        return jdbc
                .sql("""
                        select 'inspection.work.decide' as task, d.name as subject, count(*) as wards, '/inspection/' || d.id as url,
                            d.prepared_at as since, d.begins_on as due, d.illustrative
                        from inspection.delegation d join inspection.visit v on v.delegation_id = d.id
                        where d.state = 'draft' and d.unit_id = any(:deciding) and d.prepared_by <> :account and d.ends_on >= :today
                        group by d.id
                        union all
                        select case d.state when 'decided' then 'inspection.work.go' else 'inspection.work.inspect' end, d.name, count(*), '/inspection/' || d.id,
                            d.decided_at, case when d.state = 'decided' and d.begins_on >= :today then d.begins_on else d.ends_on end, d.illustrative
                        from inspection.delegation d join inspection.visit v on v.delegation_id = d.id
                        join inspection.member m on m.delegation_id = d.id and m.account_id = :account
                        where d.state in ('decided', 'under_way') and d.ends_on >= :today
                        group by d.id
                        union all
                        select 'inspection.work.write_conclusion', d.name, (select count(*) from inspection.visit v where v.delegation_id = d.id),
                            '/inspection/' || d.id, d.decided_at, d.ends_on, d.illustrative
                        from inspection.delegation d
                        where d.state = 'reported' and d.unit_id = any(:writing)
                            and not exists (select 1 from inspection.conclusion c where c.delegation_id = d.id)
                        union all
                        select 'inspection.work.conclude', d.name, (select count(*) from inspection.visit v where v.delegation_id = d.id),
                            '/inspection/' || d.id, c.written_at, null, d.illustrative
                        from inspection.conclusion c join inspection.delegation d on d.id = c.delegation_id
                        where d.state = 'reported' and d.unit_id = any(:concluding) and c.written_by <> :account
                        union all
                        select 'inspection.work.answer', left(m.text, 100), 1, '/inspection/' || v.delegation_id || '/demands/' || m.id,
                            c.concluded_at, m.due, m.illustrative
                        from inspection.demand m join inspection.visit v on v.id = m.visit_id
                        join inspection.conclusion c on c.id = m.conclusion_id and c.concluded_at is not null
                        where m.state = 'open' and v.unit_id = any(:answering)
                        union all
                        select 'inspection.work.judge', left(m.text, 100), 1, '/inspection/' || d.id || '/demands/' || m.id,
                            (select max(answered_at) from inspection.answer a where a.demand_id = m.id), m.due, m.illustrative
                        from inspection.demand m join inspection.visit v on v.id = m.visit_id join inspection.delegation d on d.id = v.delegation_id
                        where m.state = 'answered' and d.unit_id = any(:following)
                        order by due, url limit 250
                        """)
                .param("writing", actor.units(Permission.WRITE_CONCLUSION))
                .param("concluding", actor.units(Permission.CONCLUDE_DELEGATION))
                .param("answering", actor.units(Permission.ANSWER_DEMAND))
                .param("following", actor.units(Permission.FOLLOW_DEMAND))
                .param("deciding", actor.units(Permission.DECIDE_DELEGATION))
                .param("account", actor.accountId())
                .param("today", actor.today())
                .query(Awaiting.class)
                .list()
                .stream()
                .map(each -> new WorkItem(
                        each.task(),
                        each.subject(),
                        each.subject(),
                        new WorkItem.Detail("inspection.work.wards", each.wards()),
                        each.url(),
                        each.since(),
                        each.due(),
                        each.illustrative()))
                .toList();
    }
}
