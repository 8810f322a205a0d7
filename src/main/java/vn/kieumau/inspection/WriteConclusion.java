package vn.kieumau.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** The head or the sending office writes down what the working session came to; a second person concludes, and wards have their tasks. */
@Component
public class WriteConclusion {
    static final int MOST_DEMANDS = 200;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedDelegations lockedDelegations;
    private final Delegations delegations;
    private final Conclusions conclusions;

    WriteConclusion(
            JdbcClient jdbc,
            Audit audit,
            LockedDelegations lockedDelegations,
            Delegations delegations,
            Conclusions conclusions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.lockedDelegations = lockedDelegations;
        this.delegations = delegations;
        this.conclusions = conclusions;
    }

    private record ReadDemand(long visitId, String text, LocalDate due) {}

    /**
     * Writes the draft, the first time or anew.
     *
     * @param version of the draft that was read, 0 where there was none; another meanwhile refuses the write
     */
    @Transactional
    public void write(Actor actor, long id, int version, NewConclusion typed) {
        DelegationHead head = lockedDelegations.lockReported(actor, id);
        Refused.when(!conclusions.writes(actor, head), KernelRefusal.NOT_PERMITTED);
        LocalDate heldOn = Typed.day(typed.heldOn(), "inspection.conclusion.held_on");
        Refused.when(
                heldOn.isBefore(head.beginsOn()) || heldOn.isAfter(actor.today()),
                InspectionRefusal.SESSION_DAY,
                new Text.Field("inspection.conclusion.held_on"));
        String place = Text.required(typed.place(), "inspection.conclusion.place", Text.LINE);
        String attendees = Text.required(typed.attendees(), "inspection.conclusion.attendees", Text.LONG);
        String strengths = Text.required(typed.strengths(), "inspection.conclusion.strengths", Text.LONG);
        String limits = Text.required(typed.limits(), "inspection.conclusion.limits", Text.LONG);
        String causes = Text.of(typed.causes(), "inspection.conclusion.causes", Text.LONG);
        List<ReadDemand> demands = read(actor, head, typed.demands());
        Optional<Conclusion> before = conclusions.read(id);
        Refused.when(before.map(Conclusion::version).orElse(0) != version, KernelRefusal.CHANGED_MEANWHILE);
        long conclusion = jdbc.sql("""
                        insert into inspection.conclusion as c (delegation_id, held_on, place, attendees, strengths, limits, causes, written_by,
                            written_at, illustrative)
                        values (:delegation, :held, :place, :attendees, :strengths, :limits, :causes, :by, :at, :illustrative)
                        on conflict (delegation_id) do update set held_on = excluded.held_on, place = excluded.place,
                            attendees = excluded.attendees, strengths = excluded.strengths, limits = excluded.limits,
                            causes = excluded.causes, written_by = excluded.written_by, written_at = excluded.written_at,
                            version = c.version + 1
                        returning id
                        """)
                .param("delegation", id)
                .param("held", heldOn)
                .param("place", place)
                .param("attendees", attendees)
                .param("strengths", strengths)
                .param("limits", limits)
                .param("causes", causes)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", head.illustrative())
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.WRITE_CONCLUSION,
                "inspection.conclusion",
                conclusion,
                head.name(),
                head.unitId(),
                "");
        for (long demand : replace(conclusion, head, demands)) {
            audit.record(
                    actor, Permission.WRITE_CONCLUSION, "inspection.demand", demand, head.name(), head.unitId(), "");
        }
    }

    private List<ReadDemand> read(Actor actor, DelegationHead head, List<NewConclusion.NewDemand> typed) {
        Refused.when(typed.size() > MOST_DEMANDS, InspectionRefusal.TOO_MANY_DEMANDS, MOST_DEMANDS, typed.size());
        List<Long> visits =
                delegations.visits(actor, head).stream().map(VisitLine::visitId).toList();
        return typed.stream()
                .map(each -> {
                    Refused.when(!visits.contains(each.visitId()), InspectionRefusal.NOT_THE_ROUTE);
                    LocalDate due = Typed.day(each.due(), "inspection.demand.due");
                    Refused.when(
                            due.isBefore(actor.today()),
                            InspectionRefusal.DEMAND_PAST,
                            new Text.Field("inspection.demand.due"));
                    return new ReadDemand(
                            each.visitId(), Text.required(each.text(), "inspection.demand.text", Text.LONG), due);
                })
                .toList();
    }

    /** @return keys of those that went and of those that came */
    private List<Long> replace(long conclusion, DelegationHead head, List<ReadDemand> demands) {
        List<Long> touched =
                new ArrayList<>(jdbc.sql("delete from inspection.demand where conclusion_id = :conclusion returning id")
                        .param("conclusion", conclusion)
                        .query(Long.class)
                        .list());
        touched.addAll(jdbc.sql("""
                        insert into inspection.demand (conclusion_id, visit_id, position, text, due, state, illustrative)
                        select :conclusion, d.visit_id, d.position, d.text, d.due, :open, :illustrative
                        from unnest(:visits, :texts, :dues::date[]) with ordinality as d (visit_id, text, due, position)
                        returning id
                        """)
                .param("conclusion", conclusion)
                .param("open", DemandState.OPEN.code())
                .param("illustrative", head.illustrative())
                .param("visits", demands.stream().map(ReadDemand::visitId).toArray(Long[]::new))
                .param("texts", demands.stream().map(ReadDemand::text).toArray(String[]::new))
                .param(
                        "dues",
                        demands.stream().map(each -> each.due().toString()).toArray(String[]::new))
                .query(Long.class)
                .list());
        return touched;
    }

    /** From now on it is not changed, and the wards read it and have what is demanded of them. */
    @Transactional
    public void conclude(Actor actor, long id, int version) {
        DelegationHead head = lockedDelegations.lock(actor, Permission.CONCLUDE_DELEGATION, id);
        DelegationMove move = DelegationMove.of(Permission.CONCLUDE_DELEGATION, head.state());
        Conclusion draft = conclusions.read(id).orElseThrow(() -> new Refused(InspectionRefusal.NO_CONCLUSION));
        Refused.when(draft.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(writtenBy(draft) == actor.accountId(), KernelRefusal.SAME_PERSON);
        jdbc.sql("update inspection.conclusion set concluded_by = :by, concluded_at = :at where id = :id")
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", draft.conclusionId())
                .update();
        jdbc.sql("update inspection.delegation set state = :to, version = version + 1 where id = :id")
                .param("to", move.to().code())
                .param("id", id)
                .update();
        audit.record(
                actor,
                move.permission(),
                "inspection.conclusion",
                draft.conclusionId(),
                head.name(),
                head.unitId(),
                "");
        for (Demand each : conclusions.all(id)) {
            audit.record(
                    actor, move.permission(), "inspection.demand", each.demandId(), each.unitName(), each.unitId(), "");
        }
        lockedDelegations.record(actor, head, move, "");
    }

    private long writtenBy(Conclusion conclusion) {
        return jdbc.sql("select written_by from inspection.conclusion where id = :id")
                .param("id", conclusion.conclusionId())
                .query(Long.class)
                .single();
    }
}
