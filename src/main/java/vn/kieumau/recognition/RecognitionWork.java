package vn.kieumau.recognition;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** What waits in recognition: ready wards for a letter, and letters for their decisions. */
@Component
class RecognitionWork implements WorkItems {
    private static final int NAMED = 3;
    private static final int MOST = 50;
    private static final int AHEAD = 90;

    private final JdbcClient jdbc;
    private final Proposals proposals;

    RecognitionWork(JdbcClient jdbc, Proposals proposals) {
        this.jdbc = jdbc;
        this.proposals = proposals;
    }

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        List<WorkItem> items = new ArrayList<>();
        if (actor.may(Permission.PROPOSE_RECOGNITION)) {
            for (ReadyCohort each : proposals.readyCohorts(actor)) {
                items.add(new WorkItem(
                        "recognition.work.propose",
                        each.nameVi(),
                        each.nameEn(),
                        names(each.someNames(), each.wards()),
                        "/recognition/propose?cohort=" + each.cohortId(),
                        each.since(),
                        each.decisionDue(),
                        each.illustrative()));
            }
        }
        if (actor.may(Permission.DECIDE_RECOGNITION)) {
            for (Undecided each : undecided(actor)) {
                items.add(new WorkItem(
                        "recognition.work.decide",
                        each.number(),
                        each.number(),
                        names(each.someNames(), each.wards()),
                        "/recognition/proposals/" + each.proposalId(),
                        each.since(),
                        each.decisionDue(),
                        each.illustrative()));
            }
        }
        if (actor.may(Permission.DECIDE_TITLE_ACT) || actor.may(Permission.ANSWER_COMPLAINT)) {
            items.addAll(decisions(actor));
        }
        if (actor.may(Permission.PREPARE_TITLE_ACT) || actor.may(Permission.CHECK_TITLE)) {
            items.addAll(maintenance(actor));
        }
        return items;
    }

    /** What others prepared about titles, and complaints about what others prepared. */
    private List<WorkItem> decisions(Actor actor) {
        return jdbc
                .sql("""
                        select 'recognition.work.decide_act' as task, t.id as title_id, u.name, t.certificate_number, a.prepared_at as since, a.illustrative,
                            null::date as due
                        from recognition.title_act a join recognition.title t on t.id = a.title_id join units.v_unit u on u.unit_id = t.unit_id
                        where a.state = 'prepared' and a.prepared_by <> :me and t.unit_id in (select unit_id from units.reached(:decides))
                        union all
                        select 'recognition.work.answer', t.id, u.name, t.certificate_number, c.complained_at, c.illustrative, c.due
                        from recognition.title_complaint c join recognition.title_act a on a.id = c.act_id
                        join recognition.title t on t.id = a.title_id join units.v_unit u on u.unit_id = t.unit_id
                        where c.outcome is null and a.prepared_by <> :me and t.unit_id in (select unit_id from units.reached(:answers))
                        order by due nulls last, since limit :most
                        """)
                .param("me", actor.accountId())
                .param("decides", actor.reach(Permission.DECIDE_TITLE_ACT))
                .param("answers", actor.reach(Permission.ANSWER_COMPLAINT))
                .param("most", MOST)
                .query(OfTitle.class)
                .list()
                .stream()
                .map(OfTitle::item)
                .toList();
    }

    /** Titles that end within {@value #AHEAD} days, or did without a decision, and those that are to be looked at. */
    private List<WorkItem> maintenance(Actor actor) {
        return jdbc
                .sql("""
                        select w.task, t.id as title_id, u.name, t.certificate_number,
                            (w.due - :ahead)::timestamp at time zone 'Asia/Ho_Chi_Minh' as since, t.illustrative, w.due
                        from recognition.title t join units.v_unit u on u.unit_id = t.unit_id
                        join campaigns.v_cohort h on h.cohort_id = t.cohort_id join recognition.maintenance_rule m on m.set_id = h.set_id
                        cross join lateral (
                            select 'recognition.work.ends' as task, (coalesce((select max(a.decided_on) from recognition.title_act a
                                where a.title_id = t.id and a.kind = 'renew' and a.state = 'decided'), t.conferred_on) + make_interval(years => m.valid_years))::date - 1 as due
                            where t.unit_id in (select unit_id from units.reached(:prepares))
                              and not exists (select 1 from recognition.title_act a where a.title_id = t.id and a.state = 'prepared')
                            union all
                            select 'recognition.work.check', (coalesce((select max(k.checked_on) from recognition.title_check k where k.title_id = t.id), t.conferred_on)
                                + make_interval(months => m.check_months))::date
                            where t.unit_id in (select unit_id from units.reached(:checks))
                        ) w
                        where t.state in ('conferred', 'renewed', 'suspended') and w.due - :ahead <= :today
                        order by w.due, t.id limit :most
                        """)
                .param("today", actor.today())
                .param("ahead", AHEAD)
                .param("prepares", actor.reach(Permission.PREPARE_TITLE_ACT))
                .param("checks", actor.reach(Permission.CHECK_TITLE))
                .param("most", MOST)
                .query(OfTitle.class)
                .list()
                .stream()
                .map(OfTitle::item)
                .toList();
    }

    record OfTitle(
            String task,
            long titleId,
            String name,
            String certificateNumber,
            OffsetDateTime since,
            boolean illustrative,
            @Nullable LocalDate due) {
        WorkItem item() {
            return new WorkItem(
                    task,
                    name,
                    name,
                    new WorkItem.Detail("recognition.certificate.title", certificateNumber),
                    "/recognition/titles/" + titleId,
                    since,
                    due,
                    illustrative);
        }
    }

    private static WorkItem.Detail names(String some, int all) {
        return new WorkItem.Detail(all <= NAMED ? "recognition.work.wards" : "recognition.work.wards_more", some, all);
    }

    /** Letters of others: nobody decides on the own one. */
    private List<Undecided> undecided(Actor actor) {
        return jdbc.sql("""
                        select p.id as proposal_id, p.number, p.illustrative, p.proposed_at as since, r.decision_due, count(*) as wards,
                            array_to_string((array_agg(u.name order by u.name collate vi_natural))[1\\:3], ', ') as some_names
                        from recognition.proposal p
                        join recognition.proposal_item i on i.proposal_id = p.id
                        join assessment.v_dossier d on d.dossier_id = i.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where p.proposed_by <> :me
                          and not exists (select 1 from recognition.decision x where x.proposal_item_id = i.id)
                          and d.unit_id in (select unit_id from units.reached(:reach))
                        group by p.id, p.number, r.decision_due
                        order by p.id
                        """)
                .param("me", actor.accountId())
                .param("reach", actor.reach(Permission.DECIDE_RECOGNITION))
                .query(Undecided.class)
                .list();
    }

    record Undecided(
            long proposalId,
            String number,
            boolean illustrative,
            OffsetDateTime since,
            LocalDate decisionDue,
            int wards,
            String someNames) {}
}
