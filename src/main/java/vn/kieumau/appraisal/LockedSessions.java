package vn.kieumau.appraisal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Sessions while an act on one of them goes on: one act of a council at a time, each in the trail. */
@Component
class LockedSessions {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Councils councils;
    private final CouncilSessions councilSessions;

    LockedSessions(JdbcClient jdbc, Audit audit, Councils councils, CouncilSessions councilSessions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.councils = councils;
        this.councilSessions = councilSessions;
    }

    record Locked(CouncilHead council, SessionHead session) {}

    /** For those who see it; what they may do with it is the act's business. */
    @Transactional(propagation = Propagation.MANDATORY)
    Locked lock(Actor actor, long sessionId) {
        // The council rather than the session: members are not replaced meanwhile either.
        jdbc.sql("""
                        select c.id from appraisal.council c join appraisal.session s on s.council_id = c.id
                        where s.id = :id for no key update of c
                        """).param("id", sessionId).query(Long.class).optional();
        SessionHead session = Refused.found(councilSessions.find(sessionId));
        return new Locked(Refused.found(councils.find(actor, session.councilId())), session);
    }

    /** For whoever holds the permission at the council's own unit. */
    @Transactional(propagation = Propagation.MANDATORY)
    Locked lock(Actor actor, Permission permission, long sessionId) {
        actor.require(permission);
        Locked locked = lock(actor, sessionId);
        Refused.when(!councils.may(actor, permission, locked.council()), KernelRefusal.NOT_FOUND);
        return locked;
    }

    void move(Actor actor, Locked locked, SessionMove move, String reason) {
        int moved = jdbc.sql("""
                        update appraisal.session set state = :to, version = version + 1,
                            closed_at = case :to when 'closed' then :at::timestamptz end,
                            cancel_reason = case :to when 'cancelled' then :reason else '' end
                        where id = :id and state = :from
                        """)
                .param("to", move.to().code())
                .param("at", actor.at())
                .param("reason", reason)
                .param("id", locked.session().sessionId())
                .param("from", move.from().code())
                .update();
        Refused.when(moved == 0, KernelRefusal.NOT_IN_THIS_STATE);
        record(actor, move.permission(), locked, reason);
    }

    void record(Actor actor, Permission act, Locked locked, String reason) {
        audit.record(
                actor,
                act,
                "appraisal.session",
                locked.session().sessionId(),
                locked.council().name() + ", " + locked.session().meetsOn(),
                locked.council().unitId(),
                reason);
    }

    void record(Actor actor, Permission act, Locked locked, String table, long row, String unitName, String reason) {
        audit.record(
                actor,
                act,
                table,
                row,
                locked.council().name() + " · " + unitName,
                locked.council().unitId(),
                reason);
    }

    /** Which version of each appraisal is voted on, and by whom not. */
    void begin(Actor actor, Locked locked) {
        List<AgendaItem> agenda = councilSessions.agenda(actor, locked.session().sessionId());
        for (AgendaItem item : agenda) {
            int prepared = jdbc.sql("""
                            update appraisal.session_item i set appraisal_version = a.version
                            from appraisal.appraisal a
                            where i.id = :item and a.dossier_id = i.dossier_id and a.level = :level and a.state = 'prepared'
                            """)
                    .param("item", item.itemId())
                    .param("level", locked.council().level())
                    .update();
            Refused.when(prepared == 0, CouncilRefusal.NOT_PREPARED, agenda.size());
            record(
                    actor,
                    Permission.OPEN_COUNCIL,
                    locked,
                    "appraisal.session_item",
                    item.itemId(),
                    item.unitName(),
                    "");
        }
        for (Exclusion each : councilSessions.conflicts(actor, locked.session().sessionId())) {
            exclude(actor, Permission.OPEN_COUNCIL, locked, each, unitName(agenda, each.itemId()));
        }
    }

    static String unitName(List<AgendaItem> agenda, long itemId) {
        return agenda.stream()
                .filter(each -> each.itemId() == itemId)
                .map(AgendaItem::unitName)
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    /** Once; what was declared before stays. */
    void exclude(Actor actor, Permission act, Locked locked, Exclusion exclusion, String unitName) {
        jdbc.sql("""
                        insert into appraisal.exclusion (item_id, account_id, declared, reason) values (:item, :account, :declared, :reason)
                        on conflict on constraint exclusion_once do nothing returning id
                        """)
                .param("item", exclusion.itemId())
                .param("account", exclusion.accountId())
                .param("declared", exclusion.declared())
                .param("reason", exclusion.reason())
                .query(Long.class)
                .optional()
                .ifPresent(id -> record(
                        actor,
                        act,
                        locked,
                        "appraisal.exclusion",
                        id,
                        unitName,
                        exclusion.name() + ": " + exclusion.reason()));
    }
}
