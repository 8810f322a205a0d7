package vn.kieumau.inspection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** Drafts that await a decision, for whoever decides; delegations that are to go, for whoever goes with them. */
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
            LocalDate due,
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
                        order by due, url limit 250
                        """)
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
