package vn.kieumau.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Where somebody is signed in. A session is named by its row, never by the secret that its cookie holds. */
@Component
public class Sessions {
    private final JdbcClient jdbc;
    private final Audit audit;

    Sessions(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** One sign-in that goes on. */
    public record Line(String key, OffsetDateTime since, OffsetDateTime lastSeen, boolean own) {}

    /** @param current id of the session that asks */
    public List<Line> of(Actor actor, String current) {
        return jdbc.sql("""
                        select primary_id, session_id, creation_time, last_access_time from accounts.session
                        where principal_name = :login and expiry_time > :now order by last_access_time desc
                        """)
                .param("login", actor.login())
                .param("now", System.currentTimeMillis())
                .query((row, number) -> new Line(
                        row.getString("primary_id").strip(),
                        at(row.getLong("creation_time")),
                        at(row.getLong("last_access_time")),
                        row.getString("session_id").strip().equals(current)))
                .list();
    }

    @Transactional
    public void end(Actor actor, String key) {
        actor.require(Permission.MANAGE_OWN_ACCOUNT);
        Text.of(key, "accounts.sessions", 36);
        int ended = jdbc.sql("delete from accounts.session where principal_name = :login and primary_id = :key")
                .param("login", actor.login())
                .param("key", key)
                .update();
        if (ended == 0) {
            throw Refused.notFound();
        }
        audit.record(
                actor, Permission.MANAGE_OWN_ACCOUNT, "accounts.account", actor.accountId(), actor.login(), null, "");
    }

    /** All but the one that asks: after a change of the password. */
    @Transactional
    public void endOthers(Actor actor, String current) {
        jdbc.sql("delete from accounts.session where principal_name = :login and session_id <> :current")
                .param("login", actor.login())
                .param("current", current)
                .update();
    }

    void endAll(String login) {
        jdbc.sql("delete from accounts.session where principal_name = :login")
                .param("login", login)
                .update();
    }

    private static OffsetDateTime at(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds).atOffset(ZoneOffset.UTC);
    }
}
