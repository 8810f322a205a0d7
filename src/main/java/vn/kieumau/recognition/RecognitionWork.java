package vn.kieumau.recognition;

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

/** What waits in recognition: ready wards for a letter, and letters for their decisions. */
@Component
class RecognitionWork implements WorkItems {
    private static final int NAMED = 3;

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
        return items;
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
