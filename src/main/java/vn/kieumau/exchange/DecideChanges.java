package vn.kieumau.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** A leader of V05 decides a topic, which nobody does who put it together; later it is said in which version that was answered. */
@Component
public class DecideChanges {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ChangeTopics topics;
    private final CriteriaSets sets;
    private final Drafts drafts;

    DecideChanges(JdbcClient jdbc, Audit audit, ChangeTopics topics, CriteriaSets sets, Drafts drafts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.topics = topics;
        this.sets = sets;
        this.drafts = drafts;
    }

    /** @param outcome the code of a {@link ChangeOutcome} */
    @Transactional
    public void decide(Actor actor, long topic, int version, @Nullable String outcome, @Nullable String reason) {
        ChangeTopic head = lock(actor, Permission.DECIDE_CHANGE_REQUEST, topic, ChangeTopic::decides);
        Refused.when(!ChangeMove.DECIDE.opens(head.state()), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(head.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(head.grouper(), KernelRefusal.SAME_PERSON);
        ChangeOutcome decided = ChangeOutcome.of(outcome)
                .orElseThrow(
                        () -> new Refused(ChangeRefusal.UNKNOWN_OUTCOME, new Text.Field("exchange.topic.outcome")));
        String why = Text.required(reason, "exchange.topic.reason", Text.LONG);
        Grant own = actor.actingUnder(Permission.DECIDE_CHANGE_REQUEST).orElseThrow(Refused::notFound);
        jdbc.sql("""
                        update exchange.change_topic set state = :to, outcome = :outcome, reason = :reason, decided_office_id = :office, decided_by = :by,
                            decided_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("to", ChangeMove.DECIDE.to().code())
                .param("outcome", decided.code())
                .param("reason", why)
                .param("office", own.officeId())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", topic)
                .update();
        carry(actor, Permission.DECIDE_CHANGE_REQUEST, head, ChangeMove.DECIDE, why);
    }

    /**
     * @param answeredIn a key of {@link ChangeTopics.Version}
     * @param code of the criterion there; empty where none is left, which the note then explains
     */
    @Transactional
    public void trace(
            Actor actor,
            long topic,
            int version,
            @Nullable String answeredIn,
            @Nullable String code,
            @Nullable String note) {
        ChangeTopic head = lock(actor, Permission.TRACE_CHANGE_REQUEST, topic, ChangeTopic::traces);
        ChangeMove move = ChangeMove.TRACE.opens(head.state()) ? ChangeMove.TRACE : ChangeMove.TRACE_AGAIN;
        Refused.when(!move.opens(head.state()), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(head.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(!head.traceable(), ChangeRefusal.NOTHING_TO_TRACE);
        ChangeTopics.Version in = topics.versions(actor, head).stream()
                .filter(each -> each.key().equals(answeredIn))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(ChangeRefusal.UNKNOWN_VERSION, new Text.Field("exchange.topic.version")));
        long key = Long.parseLong(in.key().substring(in.key().indexOf('-') + 1));
        boolean draft = in.key().startsWith("draft-");
        String criterion = Text.of(code, "exchange.topic.code", Text.LINE);
        Optional<Pack> pack = draft ? drafts.content(key) : sets.pack(key);
        Refused.when(
                !criterion.isEmpty()
                        && pack.stream()
                                .flatMap(Pack::criteria)
                                .noneMatch(each -> each.code().equals(criterion)),
                ChangeRefusal.NOT_IN_VERSION,
                new Text.Field("exchange.topic.code"),
                in.version());
        String explained = criterion.isEmpty()
                ? Text.required(note, "exchange.topic.note", Text.LONG)
                : Text.of(note, "exchange.topic.note", Text.LONG);
        jdbc.sql("""
                        update exchange.change_topic set state = :to, traced_set_id = :set::bigint, traced_draft_id = :draft::bigint, traced_code = :code,
                            trace_note = :note, traced_by = :by, traced_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("to", move.to().code())
                .param("set", draft ? null : key)
                .param("draft", draft ? key : null)
                .param("code", criterion)
                .param("note", explained)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", topic)
                .update();
        // Of a draft the trail says no more than those read who see no drafts.
        String where = draft ? "" : in.version() + " · " + criterion;
        carry(actor, Permission.TRACE_CHANGE_REQUEST, head, move, where);
    }

    /** What becomes of a topic becomes of all that is in it. */
    private void carry(Actor actor, Permission act, ChangeTopic head, ChangeMove move, String reason) {
        audit.record(actor, act, "exchange.change_topic", head.topicId(), head.title(), head.unitId(), reason);
        record Member(long id, long unitId, String title) {}
        List<Member> members = jdbc.sql("""
                        update exchange.change_request set state = :to, version = version + 1 where topic_id = :topic returning id, unit_id, title
                        """)
                .param("to", move.to().code())
                .param("topic", head.topicId())
                .query(Member.class)
                .list();
        members.forEach(each ->
                audit.record(actor, act, "exchange.change_request", each.id(), each.title(), each.unitId(), reason));
    }

    private ChangeTopic lock(Actor actor, Permission permission, long topic, Predicate<ChangeTopic> reached) {
        actor.require(permission);
        jdbc.sql("select 1 from exchange.change_topic where id = :id for no key update")
                .param("id", topic)
                .query(Integer.class)
                .optional();
        return Refused.found(topics.find(actor, topic).filter(reached));
    }
}
