package vn.kieumau.appraisal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** Calls a council together, notes who is there, opens the session to votes, or calls it off. */
@Component
public class ConveneCouncil {
    private static final String DAY = "appraisal.council.meets_on";
    private static final String TIME = "appraisal.council.meets_at";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final Councils councils;
    private final CouncilSessions councilSessions;
    private final LockedSessions lockedSessions;

    ConveneCouncil(
            JdbcClient jdbc,
            Audit audit,
            Dossiers dossiers,
            Councils councils,
            CouncilSessions councilSessions,
            LockedSessions lockedSessions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.councils = councils;
        this.councilSessions = councilSessions;
        this.lockedSessions = lockedSessions;
    }

    /** @return the session's key */
    @Transactional
    public long convene(Actor actor, long councilId, NewSession session) {
        actor.require(Permission.CONVENE_COUNCIL);
        CouncilHead council = Refused.found(councils.find(actor, councilId));
        Refused.when(!councils.may(actor, Permission.CONVENE_COUNCIL, council), KernelRefusal.NOT_FOUND);
        LocalDate on = Typed.day(session.meetsOn(), DAY);
        LocalTime at = time(session.meetsAt());
        String place = Text.required(session.place(), "appraisal.council.place", Text.LINE);
        Set<Long> chosen = new TreeSet<>(session.dossiers());
        Refused.when(chosen.isEmpty(), CouncilRefusal.NOTHING_ON_THE_AGENDA);
        chosen.forEach(each -> Refused.found(dossiers.lock(actor, Permission.CONVENE_COUNCIL, each)));
        Map<Long, String> prepared = councils.prepared(actor, councilId, council.unitId()).stream()
                .collect(Collectors.toMap(Councils.Prepared::dossierId, Councils.Prepared::unitName));
        Refused.when(!prepared.keySet().containsAll(chosen), CouncilRefusal.NOT_PREPARED, chosen.size());
        long id = jdbc.sql("""
                        insert into appraisal.session (council_id, meets_on, meets_at, place, state, convened_by, convened_at)
                        values (:council, :on, :at, :place, 'convened', :by, :now)
                        on conflict (council_id) where state in ('convened', 'open') do nothing returning id
                        """)
                .param("council", councilId)
                .param("on", on)
                .param("at", at)
                .param("place", place)
                .param("by", actor.accountId())
                .param("now", actor.at())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(CouncilRefusal.SESSION_UNDER_WAY));
        audit.record(
                actor,
                Permission.CONVENE_COUNCIL,
                "appraisal.session",
                id,
                council.name() + ", " + on,
                council.unitId(),
                "");
        for (long dossier : chosen) {
            long item = jdbc.sql(
                            "insert into appraisal.session_item (session_id, dossier_id) values (:session, :dossier) returning id")
                    .param("session", id)
                    .param("dossier", dossier)
                    .query(Long.class)
                    .single();
            audit.record(
                    actor,
                    Permission.CONVENE_COUNCIL,
                    "appraisal.session_item",
                    item,
                    council.name() + " · " + prepared.get(dossier),
                    council.unitId(),
                    "");
        }
        return id;
    }

    private static LocalTime time(@Nullable String typed) {
        String text = Text.required(typed, TIME, 5);
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException unreadable) {
            throw new Refused(CouncilRefusal.NOT_A_TIME, new Text.Field(TIME), text);
        }
    }

    /** Who is there, as far as the council knows them; by whoever convenes it, or its secretary. */
    @Transactional
    public void attend(Actor actor, long sessionId, List<Long> accounts) {
        actor.require(Permission.RECORD_ATTENDANCE);
        LockedSessions.Locked locked = lockedSessions.lock(actor, sessionId);
        CouncilHead council = locked.council();
        List<CouncilMember> members = councils.members(council.councilId());
        boolean secretary = members.stream()
                .anyMatch(each ->
                        each.accountId() == actor.accountId() && each.role().equals("secretary"));
        Refused.when(
                !secretary && !councils.may(actor, Permission.CONVENE_COUNCIL, council),
                CouncilRefusal.NOT_THE_SECRETARY);
        Refused.when(!locked.session().running(), KernelRefusal.NOT_IN_THIS_STATE);
        List<CouncilMember> there = members.stream()
                .filter(each -> accounts.contains(each.accountId()))
                .toList();
        // Who has voted was there.
        jdbc.sql("""
                        delete from appraisal.attendance a where a.session_id = :session and not exists (
                            select 1 from appraisal.ballot b join appraisal.session_item i on i.id = b.item_id
                            where i.session_id = :session and b.account_id = a.account_id)
                        """).param("session", sessionId).update();
        for (CouncilMember each : there) {
            jdbc.sql(
                            "insert into appraisal.attendance (session_id, account_id) values (:session, :account) on conflict do nothing")
                    .param("session", sessionId)
                    .param("account", each.accountId())
                    .update();
        }
        lockedSessions.record(
                actor,
                Permission.RECORD_ATTENDANCE,
                locked,
                there.stream().map(CouncilMember::name).collect(Collectors.joining("; ")));
    }

    /** Votes may be cast from now on; who belongs to a dossier's unit is excluded from it for good. */
    @Transactional
    public void open(Actor actor, long sessionId) {
        LockedSessions.Locked locked = lockedSessions.lock(actor, Permission.OPEN_COUNCIL, sessionId);
        lockedSessions.move(actor, locked, SessionMove.OPEN, "");
        Refused.when(councilSessions.present(sessionId).isEmpty(), CouncilRefusal.NOBODY_PRESENT);
        lockedSessions.begin(actor, locked);
    }

    /** @param reason why; the dossiers come before another session */
    @Transactional
    public void cancel(Actor actor, long sessionId, String reason) {
        LockedSessions.Locked locked = lockedSessions.lock(actor, Permission.CANCEL_COUNCIL, sessionId);
        lockedSessions.move(
                actor,
                locked,
                locked.session().is(SessionState.OPEN) ? SessionMove.CANCEL_OPEN : SessionMove.CANCEL_CONVENED,
                Text.required(reason, "appraisal.council.cancel_reason", Text.LONG));
    }
}
