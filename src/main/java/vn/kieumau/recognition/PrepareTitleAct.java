package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;

/** Prepares what is to become of a title: with the reason, and what the unit said where it has to be heard. Another person decides. */
@Component
public class PrepareTitleAct {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedTitles lockedTitles;
    private final Numbers numbers;
    private final TitleComplaints complaints;
    private final TitleActs acts;

    PrepareTitleAct(
            JdbcClient jdbc,
            Audit audit,
            LockedTitles lockedTitles,
            Numbers numbers,
            TitleComplaints complaints,
            TitleActs acts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.lockedTitles = lockedTitles;
        this.numbers = numbers;
        this.complaints = complaints;
        this.acts = acts;
    }

    /**
     * @param kind the code of a {@link TitleMove}
     * @param heardOn null where the unit was not heard
     * @param successorId on which unit the title is conferred anew; ignored for other kinds
     */
    @Transactional
    public long prepare(
            Actor actor,
            long titleId,
            String kind,
            String reason,
            @Nullable LocalDate heardOn,
            String heard,
            @Nullable Long successorId,
            boolean illustrative) {
        LockedTitles.Held title = lockedTitles.lock(actor, Permission.PREPARE_TITLE_ACT, titleId);
        TitleMove move = TitleMove.of(kind)
                .orElseThrow(() -> new Refused(KernelRefusal.MISSING, new Text.Field("recognition.act.kind")));
        Refused.when(!move.opens(title.state()), KernelRefusal.NOT_IN_THIS_STATE);
        String why = Text.required(reason, "recognition.act.reason", Text.LONG);
        String said = Text.of(heard, "recognition.act.heard", Text.LONG);
        Refused.when(move.heard() && (heardOn == null || said.isEmpty()), RecognitionRefusal.NOT_HEARD);
        if (heardOn != null) {
            title.refuseOutside(heardOn, actor, "recognition.act.heard_on");
        }
        Refused.when(move == TitleMove.REINSTATE && !complaints.granted(titleId), RecognitionRefusal.NOT_GRANTED);
        Long successor = move == TitleMove.CONFER ? successor(actor, title, successorId) : null;
        long id = jdbc.sql("""
                        insert into recognition.title_act (title_id, kind, state, reason, heard_on, heard, successor_id, prepared_by, prepared_at, before, illustrative)
                        values (:title, :kind, 'prepared', :reason, :heardOn::date, :heard, :successor::bigint, :by, :at, :before, :illustrative)
                        on conflict (title_id) where state = 'prepared' do nothing returning id
                        """)
                .param("title", titleId)
                .param("kind", move.code())
                .param("reason", why)
                .param("heardOn", heardOn)
                .param("heard", said)
                .param("successor", successor)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("before", title.state())
                .param("illustrative", numbers.illustrative(illustrative))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(RecognitionRefusal.ACT_PREPARED));
        record(actor, id, title, why);
        return id;
    }

    private long successor(Actor actor, LockedTitles.Held title, @Nullable Long successorId) {
        UnitSummary unit = acts.successors(title.unitId(), actor.today()).stream()
                .filter(each -> Objects.equals(each.unitId(), successorId))
                .findFirst()
                .orElseThrow(() -> new Refused(KernelRefusal.MISSING, new Text.Field("recognition.act.successor")));
        acts.refuseHeld(unit, title.cohortId());
        return unit.unitId();
    }

    /** It is not to be decided after all; by whoever may prepare. */
    @Transactional
    public void drop(Actor actor, long titleId, long actId) {
        LockedTitles.Held title = lockedTitles.lock(actor, Permission.PREPARE_TITLE_ACT, titleId);
        int dropped = jdbc.sql(
                        "update recognition.title_act set state = 'dropped' where id = :id and title_id = :title and state = 'prepared'")
                .param("id", actId)
                .param("title", titleId)
                .update();
        Refused.when(dropped == 0, KernelRefusal.NOT_FOUND);
        record(actor, actId, title, "");
    }

    private void record(Actor actor, long act, LockedTitles.Held title, String reason) {
        audit.record(
                actor,
                Permission.PREPARE_TITLE_ACT,
                "recognition.title_act",
                act,
                title.subject(),
                title.unitId(),
                reason);
    }
}
