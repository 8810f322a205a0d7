package vn.kieumau.exchange;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** V05 says which change requests come to the same; as long as nothing is decided it puts in and takes out. */
@Component
public class GroupChanges {
    /** One act is one transaction. */
    static final int MOST = 250;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ChangeRequests requests;
    private final ChangeTopics topics;

    GroupChanges(JdbcClient jdbc, Audit audit, ChangeRequests requests, ChangeTopics topics) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.requests = requests;
        this.topics = topics;
    }

    /**
     * @param ids raised ones of one set
     * @return the topic's key
     */
    @Transactional
    public long form(Actor actor, @Nullable String title, List<Long> ids, boolean illustrative) {
        actor.require(Permission.GROUP_CHANGE_REQUEST);
        String named = Text.required(title, "exchange.topic.title", Text.LINE);
        List<ChangeRequest> members = raised(actor, ids);
        Grant own = actor.actingUnder(Permission.GROUP_CHANGE_REQUEST).orElseThrow(Refused::notFound);
        long topic = jdbc.sql("""
                        insert into exchange.change_topic (unit_id, set_id, title, state, formed_office_id, formed_by, formed_at, illustrative)
                        values (:unit, :set, :title, 'grouped', :office, :by, :at, :illustrative) returning id
                        """)
                .param("unit", own.unitId())
                .param("set", members.get(0).setId())
                .param("title", named)
                .param("office", own.officeId())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        audit.record(actor, Permission.GROUP_CHANGE_REQUEST, "exchange.change_topic", topic, named, own.unitId(), "");
        members.forEach(each -> put(actor, topic, named, each));
        return topic;
    }

    @Transactional
    public void add(Actor actor, long topic, List<Long> ids) {
        ChangeTopic head = lock(actor, topic);
        List<ChangeRequest> members = raised(actor, ids);
        Refused.when(members.get(0).setId() != head.setId(), ChangeRefusal.NOT_OF_ONE_SET);
        Refused.when(head.requests() + members.size() > MOST, ChangeRefusal.TOO_MANY, MOST);
        members.forEach(each -> put(actor, topic, head.title(), each));
    }

    @Transactional
    public void remove(Actor actor, long topic, long id) {
        ChangeTopic head = lock(actor, topic);
        ChangeRequest member = Refused.found(requests.among(actor, List.of(id)).stream()
                .filter(each -> Objects.equals(each.topicId(), topic))
                .findFirst());
        Refused.when(head.requests() < 2, ChangeRefusal.LAST_OF_TOPIC);
        write(actor, null, ChangeMove.TAKE_OUT, "− " + head.title(), member);
    }

    private void put(Actor actor, long topic, String title, ChangeRequest member) {
        write(actor, topic, ChangeMove.GROUP, "+ " + title, member);
    }

    private void write(Actor actor, @Nullable Long topic, ChangeMove move, String reason, ChangeRequest member) {
        jdbc.sql("""
                        update exchange.change_request set topic_id = :topic::bigint, grouped_by = :by::bigint, state = :to, version = version + 1 where id = :id
                        """)
                .param("topic", topic)
                .param("by", topic == null ? null : actor.accountId())
                .param("to", move.to().code())
                .param("id", member.requestId())
                .update();
        audit.record(
                actor,
                Permission.GROUP_CHANGE_REQUEST,
                "exchange.change_request",
                member.requestId(),
                member.title(),
                member.unitId(),
                reason);
    }

    /** Locked in the order of their keys, so that two who group the same do not wait for each other. */
    private List<ChangeRequest> raised(Actor actor, List<Long> ids) {
        List<Long> chosen =
                ids.stream().filter(Objects::nonNull).distinct().sorted().toList();
        Refused.when(chosen.isEmpty(), ChangeRefusal.NONE_CHOSEN);
        Refused.when(chosen.size() > MOST, ChangeRefusal.TOO_MANY, MOST);
        jdbc.sql("select id from exchange.change_request where id = any(:ids) order by id for no key update")
                .param("ids", chosen.toArray(Long[]::new))
                .query(Long.class)
                .list();
        List<ChangeRequest> found = requests.among(actor, chosen);
        Refused.when(found.size() < chosen.size(), KernelRefusal.NOT_FOUND);
        found.stream()
                .filter(each -> !ChangeMove.GROUP.opens(each.state()))
                .findFirst()
                .ifPresent(taken -> {
                    throw new Refused(ChangeRefusal.NO_LONGER_RAISED, taken.title());
                });
        Refused.when(found.stream().map(ChangeRequest::setId).distinct().count() > 1, ChangeRefusal.NOT_OF_ONE_SET);
        return found;
    }

    private ChangeTopic lock(Actor actor, long topic) {
        actor.require(Permission.GROUP_CHANGE_REQUEST);
        jdbc.sql("select 1 from exchange.change_topic where id = :id for no key update")
                .param("id", topic)
                .query(Integer.class)
                .optional();
        ChangeTopic head = Refused.found(topics.find(actor, topic).filter(ChangeTopic::groups));
        Refused.when(!ChangeMove.TAKE_OUT.opens(head.state()), KernelRefusal.NOT_IN_THIS_STATE);
        return head;
    }
}
