package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.View;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What waits in campaigns: a quota to be used up, and proposed wards to be confirmed. */
@Component
class CampaignsWork implements WorkItems {
    private final JdbcClient jdbc;
    private final StepProgress steps;

    CampaignsWork(JdbcClient jdbc, StepProgress steps) {
        this.jdbc = jdbc;
        this.steps = steps;
    }

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        List<WorkItem> items = new ArrayList<>();
        if (actor.may(Permission.PROPOSE_REGISTRATION)) {
            for (Waiting each : waiting(actor, Permission.PROPOSE_REGISTRATION)) {
                if (each.registered() < each.quota()) {
                    items.add(new WorkItem(
                            "campaigns.work.register",
                            each.name(),
                            each.nameEn(),
                            new WorkItem.Detail("campaigns.used", each.registered(), each.quota()),
                            "/campaigns/" + each.cohortId() + "/register",
                            each.opened(),
                            each.due(),
                            each.illustrative()));
                }
            }
        }
        if (actor.may(Permission.CONFIRM_REGISTRATION)) {
            for (Waiting each : waiting(actor, Permission.CONFIRM_REGISTRATION)) {
                if (each.proposed() > 0) {
                    items.add(new WorkItem(
                            "campaigns.work.confirm",
                            each.name(),
                            each.nameEn(),
                            new WorkItem.Detail("campaigns.work.proposed", each.proposed()),
                            "/campaigns/" + each.cohortId() + "?state=proposed",
                            each.proposedSince() == null ? each.opened() : each.proposedSince(),
                            each.due(),
                            each.illustrative()));
                }
            }
        }
        if (actor.may(Permission.PROPOSE_REGISTRATION) || actor.may(Permission.OPEN_COHORT)) {
            for (StepProgress.LateCohort each : steps.lateCohorts(actor)) {
                items.add(new WorkItem(
                        "campaigns.work.late",
                        each.nameVi(),
                        each.nameEn(),
                        new WorkItem.Detail("campaigns.work.late_count", each.late()),
                        "/campaigns/" + each.cohortId() + "/calendar#late",
                        each.due().atStartOfDay(View.ZONE).toOffsetDateTime(),
                        each.due(),
                        each.illustrative()));
            }
        }
        return items;
    }

    private List<Waiting> waiting(Actor actor, Permission permission) {
        return jdbc.sql("""
                        select c.id as cohort_id, c.name_vi as name, c.name_en, c.registration_due as due, c.illustrative, c.opened_at as opened,
                            (select min(r.proposed_at) from campaigns.registration r
                             where r.cohort_id = c.id and r.state = 'proposed' and r.unit_id in (select unit_id from units.reached(:reach))) as proposed_since,
                            (select coalesce(sum(e.amount), 0) from campaigns.v_quota e
                             where e.cohort_id = c.id and e.unit_id in (select unit_id from units.reached(:reach))) as quota,
                            (select count(*) from campaigns.registration r
                             where r.cohort_id = c.id and r.state <> 'withdrawn' and r.unit_id in (select unit_id from units.reached(:reach))) as registered,
                            (select count(*) from campaigns.registration r
                             where r.cohort_id = c.id and r.state = 'proposed' and r.unit_id in (select unit_id from units.reached(:reach))) as proposed
                        from campaigns.cohort c
                        where c.decision_due >= :today
                        order by c.id
                        """)
                .param("reach", actor.reach(permission))
                .param("today", actor.today())
                .query(Waiting.class)
                .list();
    }

    record Waiting(
            long cohortId,
            String name,
            String nameEn,
            LocalDate due,
            boolean illustrative,
            OffsetDateTime opened,
            @Nullable OffsetDateTime proposedSince,
            int quota,
            int registered,
            int proposed) {}
}
