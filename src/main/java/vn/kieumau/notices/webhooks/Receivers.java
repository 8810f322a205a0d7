package vn.kieumau.notices.webhooks;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading receivers and what they were told. Never a secret: that is shown once, when it is made. */
@Component
class Receivers {
    private static final Sorting SORTING = new Sorting("r.enabled desc, r.name collate vi_natural, r.id", "r.id");
    private static final Sorting NEWEST = new Sorting("d.id desc", "d.id");

    private static final String RECEIVER = """
            select r.id as receiver_id, r.office_id, o.name as office, o.name_en as office_en, r.name, r.url,
                array_to_string(r.acts, ',') as act_codes, r.enabled, r.version,
                (select count(*) from notices.receiver_secret s where s.receiver_id = r.id and (s.valid_until is null or s.valid_until > :now)) as secrets,
                d.waiting, d.dead, count(*) over () as total
            from notices.receiver r
            join accounts.v_office o on o.office_id = r.office_id
            cross join lateral (
                select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'dead') as dead
                from notices.delivery where receiver_id = r.id
            ) d
            where true
            """;

    private static final String DELIVERY = """
            select d.id as delivery_id, 'msg_' || d.message_id as message_id, d.act, d.at, d.state, d.attempts, coalesce(d.settled_at, d.due) as due,
                d.status, d.fault, count(*) over () as total
            from notices.delivery d where d.receiver_id = :receiver
            """;

    private final JdbcClient jdbc;

    Receivers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom to call, and by which secrets a call is signed. */
    record Target(String url, String sealed) {
        List<String> secrets() {
            return Stream.of(sealed.split(" ")).toList();
        }

        /** Nothing that is printed shows a secret. */
        @Override
        public String toString() {
            return url;
        }
    }

    PageOf<Receiver> page(Actor reader, Paging paging) {
        reader.require(Permission.VIEW_WEBHOOKS);
        List<Receiver> rows = jdbc.sql(RECEIVER + SORTING.page(paging))
                .param("now", reader.at())
                .params(Sorting.values(paging))
                .query(Receiver.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    Optional<Receiver> find(Actor reader, long receiverId) {
        reader.require(Permission.VIEW_WEBHOOKS);
        return jdbc.sql(RECEIVER + " and r.id = :id")
                .param("now", reader.at())
                .param("id", receiverId)
                .query(Receiver.class)
                .optional();
    }

    /** The newest first. */
    PageOf<DeliveryLine> deliveries(Actor reader, long receiverId, Paging paging) {
        reader.require(Permission.VIEW_WEBHOOKS);
        List<DeliveryLine> rows = jdbc.sql(DELIVERY + NEWEST.page(paging))
                .param("receiver", receiverId)
                .params(Sorting.values(paging))
                .query(DeliveryLine.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }

    /** Acts that a receiver may be told of. */
    List<String> acts() {
        return jdbc.sql("select act from notices.act order by act")
                .query(String.class)
                .list();
    }

    /** Empty where it has been disabled since. */
    Optional<Target> target(long receiverId, OffsetDateTime now) {
        return jdbc.sql("""
                        select r.url, string_agg(s.secret, ' ' order by s.id desc) as sealed
                        from notices.receiver r join notices.receiver_secret s on s.receiver_id = r.id
                        where r.id = :id and r.enabled and (s.valid_until is null or s.valid_until > :now) group by r.id
                        """)
                .param("id", receiverId)
                .param("now", now)
                .query(Target.class)
                .optional();
    }
}
