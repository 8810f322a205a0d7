package vn.kieumau.exchange;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/** Change requests nobody has taken up, topics nobody has decided; and, to whoever asked, that an answer is there. */
@Component
class ChangesWork implements WorkItems {
    /** So long an answer is called to mind. */
    private static final int DAYS = 30;

    private final JdbcClient jdbc;

    ChangesWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Awaiting(
            String task,
            String subject,
            String detail,
            int counted,
            String url,
            OffsetDateTime since,
            @Nullable LocalDate due,
            boolean illustrative) {}

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        if (!actor.may(Permission.RAISE_CHANGE_REQUEST)
                && !actor.may(Permission.GROUP_CHANGE_REQUEST)
                && !actor.may(Permission.DECIDE_CHANGE_REQUEST)) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select * from (
                            select 'exchange.work.decide' as task, t.title as subject, 'exchange.work.requests' as detail,
                                (select count(*) from exchange.change_request r where r.topic_id = t.id)::int as counted,
                                '/exchange/topics/' || t.id as url, t.formed_at as since, null::date as due, t.illustrative
                            from exchange.change_topic t
                            where t.state = 'grouped' and t.unit_id in (select unit_id from units.reached(:decides)) and t.formed_by <> :reader
                              and not exists (select 1 from exchange.change_request r where r.topic_id = t.id and r.grouped_by = :reader)
                            union all
                            select 'exchange.work.group', s.version, 'exchange.work.requests', count(*)::int, '/exchange/topics/new?set=' || k.set_id,
                                min(r.raised_at), null, bool_or(r.illustrative)
                            from exchange.change_request r join criteria.v_criterion k on k.criterion_id = r.criterion_id
                            join criteria.v_set s on s.set_id = k.set_id
                            where r.state = 'raised' and r.unit_id in (select unit_id from units.reached(:groups))
                            group by k.set_id, s.version
                            union all
                            select 'exchange.work.answered', r.title, 'exchange.topic.outcome.' || t.outcome, 0, '/exchange/requests/' || r.id,
                                t.decided_at, null, r.illustrative
                            from exchange.change_request r join exchange.change_topic t on t.id = r.topic_id
                            where t.decided_at > :at - :days * interval '1 day' and r.origin_office_id = any(:offices)
                        ) w order by since desc limit 250
                        """)
                .param("decides", actor.reach(Permission.DECIDE_CHANGE_REQUEST))
                .param("groups", actor.reach(Permission.GROUP_CHANGE_REQUEST))
                .param("reader", actor.accountId())
                .param("at", actor.at())
                .param("days", DAYS)
                .param("offices", ChangeRequests.offices(actor, Permission.RAISE_CHANGE_REQUEST))
                .query(Awaiting.class)
                .list()
                .stream()
                .map(each -> new WorkItem(
                        each.task(),
                        each.subject(),
                        each.subject(),
                        new WorkItem.Detail(each.detail(), each.counted()),
                        each.url(),
                        each.since(),
                        each.due(),
                        each.illustrative()))
                .toList();
    }
}
