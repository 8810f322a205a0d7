package vn.kieumau.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.Permission;

/** Writes the trail; always inside the transaction of the act itself. */
@Component
public class Audit {
    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records that the actor used a permission and thereby wrote a row.
     *
     * @param table qualified name of the table, which has a column {@code id}
     * @param subject what it concerns, as people name it
     * @param unitId whose business it is; null when it concerns no unit below the country
     * @param reason why; empty where none was asked for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Actor actor,
            Permission act,
            String table,
            long rowId,
            String subject,
            @Nullable Long unitId,
            String reason) {
        String office = actor.actingUnder(act).map(Grant::officeName).orElse("");
        append(actor, office, act.name(), table, rowId, subject, unitId, reason);
    }

    /** Records an act that needs no permission of its own, such as signing in or an import of the folder. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAct(
            Actor actor, String act, String table, long rowId, String subject, @Nullable Long unitId, String reason) {
        append(actor, "", act, table, rowId, subject, unitId, reason);
    }

    private void append(
            Actor actor,
            String office,
            String act,
            String table,
            long rowId,
            String subject,
            @Nullable Long unitId,
            String reason) {
        jdbc.sql("""
                        select audit.append(:recordedAt, :at, :imported, :accountId, :actorName, :office, :act, :table,
                            :rowId, :subject, :unitId::bigint, :reason)
                        """)
                .param("recordedAt", OffsetDateTime.now(clock))
                .param("at", actor.at())
                .param("imported", actor.imported())
                .param("accountId", actor.accountId())
                .param("actorName", actor.displayName())
                .param("office", office)
                .param("act", act)
                .param("table", table)
                .param("rowId", rowId)
                .param("subject", subject)
                .param("unitId", unitId)
                .param("reason", reason)
                .query(Long.class)
                .single();
    }
}
