package vn.kieumau.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** A ward answers what a conclusion demands, with evidence; whoever sent the delegation accepts it, or says what is still missing. */
@Component
public class AnswerDemand {
    private static final int MOST_PROOFS = 20;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Delegations delegations;
    private final Conclusions conclusions;

    AnswerDemand(JdbcClient jdbc, Audit audit, Delegations delegations, Conclusions conclusions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.delegations = delegations;
        this.conclusions = conclusions;
    }

    /** @param proofs evidence of the ward itself */
    @Transactional
    public void answer(Actor actor, long id, long demandId, @Nullable String answer, List<Long> proofs) {
        actor.require(Permission.ANSWER_DEMAND);
        Demand demand = lock(actor, id, demandId);
        Refused.when(!conclusions.answers(actor, demand), KernelRefusal.NOT_PERMITTED);
        Refused.when(!demand.is(DemandState.OPEN), KernelRefusal.NOT_IN_THIS_STATE);
        String text = Text.required(answer, "inspection.demand.answer", Text.LONG);
        Refused.when(proofs.size() > MOST_PROOFS, InspectionRefusal.TOO_MANY_PROOFS, MOST_PROOFS);
        Long[] items = proofs.stream().distinct().toArray(Long[]::new);
        int own = jdbc.sql("select count(*) from evidence.v_item where unit_id = :unit and item_id = any(:items)")
                .param("unit", demand.unitId())
                .param("items", items)
                .query(Integer.class)
                .single();
        Refused.when(own != items.length, InspectionRefusal.NO_SUCH_PROOF);
        long answerId = jdbc.sql("""
                        insert into inspection.answer (demand_id, text, answered_by, answered_at, illustrative)
                        values (:demand, :text, :by, :at, :illustrative) returning id
                        """)
                .param("demand", demandId)
                .param("text", text)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", demand.illustrative())
                .query(Long.class)
                .single();
        jdbc.sql("insert into inspection.answer_proof (answer_id, item_id) select :answer, i from unnest(:items) i")
                .param("answer", answerId)
                .param("items", items)
                .update();
        move(demand, DemandState.ANSWERED);
        record(actor, Permission.ANSWER_DEMAND, demand, answerId, "");
    }

    /** @param accepted whether it is done; otherwise it is open again, with the reason */
    @Transactional
    public void judge(Actor actor, long id, long demandId, boolean accepted, @Nullable String reason) {
        actor.require(Permission.FOLLOW_DEMAND);
        Demand demand = lock(actor, id, demandId);
        DelegationHead head = Refused.found(delegations.find(actor, id));
        Refused.when(!conclusions.follows(actor, head), KernelRefusal.NOT_PERMITTED);
        Refused.when(!demand.is(DemandState.ANSWERED), KernelRefusal.NOT_IN_THIS_STATE);
        String why = accepted ? "" : Text.required(reason, "inspection.demand.reason", Text.LONG);
        long answerId = jdbc.sql("""
                        update inspection.answer set accepted = :accepted, reason = :reason, judged_by = :by, judged_at = :at
                        where id = (select max(id) from inspection.answer where demand_id = :demand) returning id
                        """)
                .param("accepted", accepted)
                .param("reason", why)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("demand", demandId)
                .query(Long.class)
                .single();
        move(demand, accepted ? DemandState.ACCEPTED : DemandState.OPEN);
        record(actor, Permission.FOLLOW_DEMAND, demand, answerId, why);
    }

    private Demand lock(Actor actor, long id, long demandId) {
        jdbc.sql("select 1 from inspection.demand where id = :id for no key update")
                .param("id", demandId)
                .query(Integer.class)
                .optional();
        Demand demand = conclusions.demand(actor, id, demandId);
        DelegationHead head = Refused.found(delegations.find(actor, id));
        Refused.when(!head.is(DelegationState.CONCLUDED), KernelRefusal.NOT_IN_THIS_STATE);
        return demand;
    }

    private void move(Demand demand, DemandState to) {
        jdbc.sql("update inspection.demand set state = :to where id = :id")
                .param("to", to.code())
                .param("id", demand.demandId())
                .update();
    }

    private void record(Actor actor, Permission act, Demand demand, long answerId, String reason) {
        audit.record(actor, act, "inspection.answer", answerId, demand.unitName(), demand.unitId(), reason);
        audit.record(actor, act, "inspection.demand", demand.demandId(), demand.unitName(), demand.unitId(), reason);
    }
}
