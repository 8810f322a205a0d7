package vn.kieumau.inspection;

import java.util.List;
import java.util.UUID;
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

/** What its head alone does: sets out with it, asks, settles where members found otherwise, and ends the work at the wards. */
@Component
public class LeadDelegation {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedDelegations lockedDelegations;
    private final Delegations delegations;
    private final Checklists checklists;

    LeadDelegation(
            JdbcClient jdbc,
            Audit audit,
            LockedDelegations lockedDelegations,
            Delegations delegations,
            Checklists checklists) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.lockedDelegations = lockedDelegations;
        this.delegations = delegations;
        this.checklists = checklists;
    }

    /** From its first day on; from now the wards know of one that was not announced, and each visit has its checklist. */
    @Transactional
    public void begin(Actor actor, long id) {
        DelegationHead head = lockedDelegations.lockLed(actor, id);
        DelegationMove move = DelegationMove.of(Permission.LEAD_DELEGATION, head.state());
        Refused.when(move != DelegationMove.BEGIN, KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(actor.today().isBefore(head.beginsOn()), InspectionRefusal.TOO_EARLY);
        checklists.make(head);
        go(actor, head, move);
    }

    /** Nothing more is written down afterwards; what is in conflict has to be settled first. */
    @Transactional
    public void report(Actor actor, long id) {
        DelegationHead head = lockedDelegations.lockLed(actor, id);
        DelegationMove move = DelegationMove.of(Permission.LEAD_DELEGATION, head.state());
        Refused.when(move != DelegationMove.REPORT, KernelRefusal.NOT_IN_THIS_STATE);
        int conflicts = checklists.progress(id).values().stream()
                .mapToInt(Checklists.Progress::conflicts)
                .sum();
        Refused.when(conflicts > 0, InspectionRefusal.CONFLICTS, conflicts);
        go(actor, head, move);
    }

    private void go(Actor actor, DelegationHead head, DelegationMove move) {
        jdbc.sql("update inspection.delegation set state = :to, version = version + 1 where id = :id")
                .param("to", move.to().code())
                .param("id", head.delegationId())
                .update();
        lockedDelegations.record(actor, head, move, "");
    }

    /** A question of the delegation itself, at the end of a visit's checklist. */
    @Transactional
    public long ask(Actor actor, long id, long visitId, @Nullable String question) {
        DelegationHead head = lockedDelegations.lockLed(actor, id);
        Refused.when(!head.is(DelegationState.UNDER_WAY), KernelRefusal.NOT_IN_THIS_STATE);
        VisitLine visit = delegations.visit(actor, head, visitId);
        String text = Text.required(question, "inspection.question", Text.LONG);
        long item = jdbc.sql("""
                        insert into inspection.item (visit_id, kind, position, text_vi, text_en, asked_by, illustrative)
                        values (:visit, 'question', (select coalesce(max(position), 0) + 1 from inspection.item where visit_id = :visit),
                            :text, :text, :by, :illustrative) returning id
                        """)
                .param("visit", visitId)
                .param("text", text)
                .param("by", actor.accountId())
                .param("illustrative", head.illustrative())
                .query(Long.class)
                .single();
        audit.record(actor, Permission.LEAD_DELEGATION, "inspection.item", item, visit.unitName(), visit.unitId(), "");
        return item;
    }

    /**
     * Both findings stay; this result is the delegation's, for as long as nobody finds anything new at the item.
     *
     * @param seen the findings that the head has seen, as their keys; refused where others stand by now
     */
    @Transactional
    public void settle(
            Actor actor,
            long id,
            long visitId,
            long itemId,
            List<String> seen,
            @Nullable String result,
            @Nullable String reason) {
        DelegationHead head = lockedDelegations.lockLed(actor, id);
        Refused.when(!head.is(DelegationState.UNDER_WAY), KernelRefusal.NOT_IN_THIS_STATE);
        VisitLine visit = delegations.visit(actor, head, visitId);
        ItemLine item = Refused.found(checklists.items(visitId).stream()
                .filter(each -> each.itemId() == itemId)
                .findFirst());
        List<String> standing =
                item.standing().stream().map(FindingLine::findingId).sorted().toList();
        Refused.when(!standing.equals(seen.stream().sorted().toList()), KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(
                item.standing().stream().map(FindingLine::result).distinct().count() < 2,
                InspectionRefusal.NO_CONFLICT);
        String chosen = Text.of(result, "inspection.finding.result", Text.LINE);
        Refused.when(
                !RecordFindings.RESULTS.contains(chosen),
                InspectionRefusal.NO_RESULT,
                item.criterionCode() == null ? "–" : item.criterionCode());
        String why = Text.required(reason, "inspection.settle.reason", Text.LONG);
        long settlement = jdbc.sql("""
                        insert into inspection.settlement (item_id, findings, result, reason, settled_by, settled_at)
                        values (:item, (select array_agg(f order by f) from unnest(:findings) f), :result, :reason, :by, :at) returning id
                        """)
                .param("item", itemId)
                .param("findings", standing.stream().map(UUID::fromString).toArray(UUID[]::new))
                .param("result", chosen)
                .param("reason", why)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.LEAD_DELEGATION,
                "inspection.settlement",
                settlement,
                item.criterionCode() == null ? visit.unitName() : visit.unitName() + " · " + item.criterionCode(),
                visit.unitId(),
                why);
    }
}
