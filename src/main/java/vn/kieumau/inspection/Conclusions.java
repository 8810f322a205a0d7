package vn.kieumau.inspection;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/**
 * Reading conclusions and what they demand: a draft is seen by whoever goes with the delegation and the unit that sends it; once
 * concluded it is seen by everybody who sees the delegation, each with the demands to the wards that it reaches.
 */
@Component
public class Conclusions {
    private final JdbcClient jdbc;
    private final Delegations delegations;
    private final Checklists checklists;

    Conclusions(JdbcClient jdbc, Delegations delegations, Checklists checklists) {
        this.jdbc = jdbc;
        this.delegations = delegations;
        this.checklists = checklists;
    }

    /** Evidence that a ward may name in its answer. */
    public record Candidate(long itemId, String title) {}

    public Optional<Conclusion> of(Actor reader, DelegationHead head) {
        return head.is(DelegationState.REPORTED) || head.is(DelegationState.CONCLUDED)
                ? read(head.delegationId()).filter(each -> each.concludedAt() != null || checklists.open(reader, head))
                : Optional.empty();
    }

    /** Asks nobody who reads. */
    Optional<Conclusion> read(long delegationId) {
        return jdbc.sql("""
                        select c.id as conclusion_id, c.delegation_id, c.held_on, c.place, c.attendees, c.strengths, c.limits, c.causes,
                            audit.signed(w.display_name, 'inspection.conclusion', c.id, c.written_by) as written_by_name, c.written_at,
                            audit.signed(b.display_name, 'inspection.conclusion', c.id, c.concluded_by) as concluded_by_name, c.concluded_at,
                            c.illustrative, c.version
                        from inspection.conclusion c
                        join accounts.v_account w on w.account_id = c.written_by
                        left join accounts.v_account b on b.account_id = c.concluded_by
                        where c.delegation_id = :delegation
                        """)
                .param("delegation", delegationId)
                .query(Conclusion.class)
                .optional();
    }

    private static final String DEMANDS = """
            select m.id as demand_id, v.delegation_id, v.id as visit_id, v.unit_id, u.name as unit_name, m.text, m.due, m.state, m.illustrative
            from inspection.demand m
            join inspection.visit v on v.id = m.visit_id
            join units.v_unit u on u.unit_id = v.unit_id
            """;

    /**
     * Those of a conclusion, in its order, to wards that the reader sees visited. The caller has made sure that the reader sees the
     * conclusion.
     */
    public List<Demand> demands(Conclusion conclusion, List<VisitLine> visible) {
        List<Long> visits = visible.stream().map(VisitLine::visitId).toList();
        return all(conclusion.delegationId()).stream()
                .filter(each -> visits.contains(each.visitId()))
                .toList();
    }

    /** Asks nobody who reads. */
    List<Demand> all(long delegationId) {
        return jdbc.sql(DEMANDS + " where v.delegation_id = :delegation order by m.position, m.id")
                .param("delegation", delegationId)
                .query(Demand.class)
                .list();
    }

    public Demand demand(Actor reader, long delegationId, long demandId) {
        DelegationHead head = Refused.found(delegations.find(reader, delegationId));
        Conclusion conclusion = Refused.found(of(reader, head));
        return Refused.found(demands(conclusion, delegations.visits(reader, head)).stream()
                .filter(each -> each.demandId() == demandId)
                .findFirst());
    }

    private record Answer(
            long answerId,
            String text,
            String answeredByName,
            OffsetDateTime answeredAt,
            @Nullable Boolean accepted,
            String reason,
            @Nullable String judgedByName,
            @Nullable OffsetDateTime judgedAt,
            boolean illustrative) {}

    /** The newest first. The caller has made sure that the reader sees the demand. */
    public List<DemandAnswer> answers(long demandId) {
        record Named(long answerId, long itemId, String title) {}
        Map<Long, List<DemandAnswer.NamedProof>> proofs =
                jdbc.sql("""
                        select p.answer_id, p.item_id, i.title from inspection.answer_proof p
                        join inspection.answer a on a.id = p.answer_id join evidence.v_item i on i.item_id = p.item_id
                        where a.demand_id = :demand order by p.item_id
                        """).param("demand", demandId).query(Named.class).list().stream()
                        .collect(Collectors.groupingBy(
                                Named::answerId,
                                Collectors.mapping(
                                        each -> new DemandAnswer.NamedProof(each.itemId(), each.title()),
                                        Collectors.toList())));
        return jdbc.sql("""
                        select a.id as answer_id, a.text, audit.signed(b.display_name, 'inspection.answer', a.id, a.answered_by) as answered_by_name,
                            a.answered_at, a.accepted, a.reason,
                            audit.signed(j.display_name, 'inspection.answer', a.id, a.judged_by) as judged_by_name, a.judged_at, a.illustrative
                        from inspection.answer a
                        join accounts.v_account b on b.account_id = a.answered_by
                        left join accounts.v_account j on j.account_id = a.judged_by
                        where a.demand_id = :demand order by a.id desc
                        """).param("demand", demandId).query(Answer.class).list().stream()
                .map(each -> new DemandAnswer(
                        each.answerId(),
                        each.text(),
                        each.answeredByName(),
                        each.answeredAt(),
                        each.accepted(),
                        each.reason(),
                        each.judgedByName(),
                        each.judgedAt(),
                        each.illustrative(),
                        proofs.getOrDefault(each.answerId(), List.of())))
                .toList();
    }

    /** The newest evidence of the ward that is to answer. */
    public List<Candidate> candidates(Actor actor, Demand demand) {
        if (!answers(actor, demand)) {
            return List.of();
        }
        return jdbc.sql(
                        "select item_id, title from evidence.v_item where unit_id = :unit order by item_id desc limit 100")
                .param("unit", demand.unitId())
                .query(Candidate.class)
                .list();
    }

    /** Whether the actor answers for the ward. */
    public boolean answers(Actor actor, Demand demand) {
        return List.of(actor.units(Permission.ANSWER_DEMAND)).contains(demand.unitId());
    }

    /** Whether the actor judges answers, for the unit that sent the delegation. */
    public boolean follows(Actor actor, DelegationHead head) {
        return delegations.may(actor, Permission.FOLLOW_DEMAND, head);
    }

    /** Whether the actor writes the conclusion: as head, or for the unit that sends the delegation. */
    public boolean writes(Actor actor, DelegationHead head) {
        return head.is(DelegationState.REPORTED)
                && (delegations.may(actor, Permission.WRITE_CONCLUSION, head)
                        || actor.may(Permission.WRITE_CONCLUSION) && delegations.leads(actor, head.delegationId()));
    }
}
