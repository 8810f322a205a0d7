package vn.kieumau.exchange;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.WorkItem;
import vn.kieumau.web.WorkItems;

/**
 * Change requests nobody has taken up, topics nobody has decided, and, to whoever asked, that an answer is there; what a unit took home and let
 * its day pass; what conferences of the own units came to and is not done, from two weeks before its day. One statement for all.
 */
@Component
class ExchangeWork implements WorkItems {
    /** So long an answer is called to mind. */
    private static final int DAYS = 30;

    private static final int AHEAD = 14;

    private final JdbcClient jdbc;

    ExchangeWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Awaiting(
            String task,
            String subject,
            String detail,
            int counted,
            String said,
            String url,
            OffsetDateTime since,
            @Nullable LocalDate due,
            boolean illustrative) {
        WorkItem item() {
            return new WorkItem(
                    task,
                    subject,
                    subject,
                    said.isEmpty() ? new WorkItem.Detail(detail, counted) : new WorkItem.Detail(detail, said),
                    url,
                    since,
                    due,
                    illustrative);
        }
    }

    @Override
    public List<WorkItem> awaiting(Actor actor) {
        if (Stream.of(
                        Permission.RAISE_CHANGE_REQUEST,
                        Permission.GROUP_CHANGE_REQUEST,
                        Permission.DECIDE_CHANGE_REQUEST,
                        Permission.FOLLOW_TAKE_HOME,
                        Permission.KEEP_CONFERENCE)
                .noneMatch(actor::may)) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select * from (
                            select 'exchange.work.decide' as task, t.title as subject, 'exchange.work.requests' as detail,
                                (select count(*) from exchange.change_request r where r.topic_id = t.id)::int as counted, '' as said,
                                '/exchange/topics/' || t.id as url, t.formed_at as since, null::date as due, t.illustrative
                            from exchange.change_topic t
                            where t.state = 'grouped' and t.unit_id in (select unit_id from units.reached(:decides)) and t.formed_by <> :reader
                              and not exists (select 1 from exchange.change_request r where r.topic_id = t.id and r.grouped_by = :reader)
                            union all
                            select 'exchange.work.group', s.version, 'exchange.work.requests', count(*)::int, '', '/exchange/topics/new?set=' || k.set_id,
                                min(r.raised_at), null, bool_or(r.illustrative)
                            from exchange.change_request r join criteria.v_criterion k on k.criterion_id = r.criterion_id
                            join criteria.v_set s on s.set_id = k.set_id
                            where r.state = 'raised' and r.unit_id in (select unit_id from units.reached(:groups))
                            group by k.set_id, s.version
                            union all
                            select 'exchange.work.answered', r.title, 'exchange.topic.outcome.' || t.outcome, 0, '', '/exchange/requests/' || r.id,
                                t.decided_at, null, r.illustrative
                            from exchange.change_request r join exchange.change_topic t on t.id = r.topic_id
                            where t.decided_at > :at - :days * interval '1 day' and r.origin_office_id = any(:offices)
                            union all
                            select 'exchange.work.take_home', u.name || ' · ' || h.intended, 'exchange.take_home.state.' || h.state, 0, '',
                                '/exchange/take-homes/' || h.id, h.noted_at, h.due, h.illustrative
                            from exchange.take_home h join units.v_unit u on u.unit_id = h.unit_id
                            where h.state in ('noted', 'trying') and h.due < :today and h.unit_id = any(:own)
                              and h.unit_id in (select unit_id from units.reached(:follows))
                            union all
                            select 'exchange.work.conclusion', c.title, 'exchange.work.conclusion_of', 0, k.office, '/exchange/conferences/' || c.id,
                                c.kept_at, k.due, c.illustrative
                            from exchange.conference_conclusion k join exchange.conference c on c.id = k.conference_id
                            where k.due - :ahead <= :today and k.done_on is null and c.unit_id = any(:keeps)
                        ) w order by due nulls last, since desc limit 250
                        """)
                .param("decides", actor.reach(Permission.DECIDE_CHANGE_REQUEST))
                .param("groups", actor.reach(Permission.GROUP_CHANGE_REQUEST))
                .param("follows", actor.reach(Permission.FOLLOW_TAKE_HOME))
                .param("own", actor.units(Permission.FOLLOW_TAKE_HOME))
                .param("keeps", actor.units(Permission.KEEP_CONFERENCE))
                .param("reader", actor.accountId())
                .param("at", actor.at())
                .param("today", actor.today())
                .param("days", DAYS)
                .param("ahead", AHEAD)
                .param("offices", ChangeRequests.offices(actor, Permission.RAISE_CHANGE_REQUEST))
                .query(Awaiting.class)
                .list()
                .stream()
                .map(Awaiting::item)
                .toList();
    }
}
