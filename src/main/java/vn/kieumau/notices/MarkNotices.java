package vn.kieumau.notices;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Marks the own notices as read, and takes that back. Not in the trail: what somebody has read when is nobody else's business. */
@Component
class MarkNotices {
    private final JdbcClient jdbc;
    private final Notices notices;

    MarkNotices(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    /** Reads one. @return the moment by which it is taken back; empty where it was read before */
    @Transactional
    public Optional<OffsetDateTime> read(Actor actor, long noticeId) {
        actor.require(Permission.MARK_NOTICES);
        Refused.found(notices.find(actor, noticeId));
        return jdbc.sql("""
                        update notices.notice set read_at = :at where id = :id and read_at is null returning read_at
                        """)
                .param("at", actor.at())
                .param("id", noticeId)
                .query(OffsetDateTime.class)
                .optional();
    }

    /**
     * Reads all in reach.
     *
     * @param newest of those that the reader has seen in the list: what came since stays unread
     * @return likewise
     */
    @Transactional
    public Optional<OffsetDateTime> readAll(Actor actor, long newest) {
        actor.require(Permission.MARK_NOTICES);
        return jdbc
                .sql("""
                        update notices.notice n set read_at = :at from audit.v_entry e
                        where e.seq = n.seq and n.account_id = :account and n.id <= :newest and n.read_at is null
                          and exists (select 1 from units.reached(:reach) r where r.unit_id = e.unit_id)
                        returning n.read_at
                        """)
                .param("at", actor.at())
                .param("account", actor.accountId())
                .param("newest", newest)
                .param("reach", actor.reach(Permission.VIEW_NOTICES))
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .findFirst();
    }

    /** What was marked as read at one moment is unread again. */
    @Transactional
    public void unread(Actor actor, OffsetDateTime readAt) {
        actor.require(Permission.MARK_NOTICES);
        jdbc.sql("update notices.notice set read_at = null where account_id = :account and read_at = :at")
                .param("account", actor.accountId())
                .param("at", readAt)
                .update();
    }
}
