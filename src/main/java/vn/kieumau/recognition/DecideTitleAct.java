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
import vn.kieumau.units.Units;

/** Records the decision on what was prepared about a title, by a second person; from then on it stands. */
@Component
public class DecideTitleAct {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedTitles lockedTitles;
    private final Numbers numbers;
    private final TitleActs acts;
    private final Units units;

    DecideTitleAct(
            JdbcClient jdbc, Audit audit, LockedTitles lockedTitles, Numbers numbers, TitleActs acts, Units units) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.lockedTitles = lockedTitles;
        this.numbers = numbers;
        this.acts = acts;
        this.units = units;
    }

    /** @param back the title's state before it was suspended, lapsed or revoked */
    record Prepared(
            long id,
            String kind,
            long preparedBy,
            boolean illustrative,
            @Nullable Long successorId,
            String back) {}

    /** @param number of the decision, from the registry */
    @Transactional
    public void decide(Actor actor, long titleId, long actId, String number, LocalDate decidedOn, String signatory) {
        LockedTitles.Held title = lockedTitles.lock(actor, Permission.DECIDE_TITLE_ACT, titleId);
        Prepared act = Refused.found(jdbc.sql("""
                        select a.id, a.kind, a.prepared_by, a.illustrative, a.successor_id,
                            coalesce((select s.before from recognition.title_act s where s.title_id = a.title_id and s.state = 'decided'
                                and s.kind = any(case a.kind when 'resume' then '{suspend}' else '{lapse,revoke}' end::text[])
                                order by s.id desc limit 1), 'conferred') as back
                        from recognition.title_act a where a.id = :id and a.title_id = :title and a.state = 'prepared'
                        """)
                .param("id", actId)
                .param("title", titleId)
                .query(Prepared.class)
                .optional());
        Refused.when(act.preparedBy() == actor.accountId(), KernelRefusal.SAME_PERSON);
        TitleMove move = TitleMove.of(act.kind()).orElseThrow();
        Refused.when(!move.opens(title.state()), KernelRefusal.NOT_IN_THIS_STATE);
        String read = numbers.read(number, "recognition.decision_number", act.illustrative());
        title.refuseOutside(decidedOn, actor, "recognition.decided_on");
        String signed = Text.required(signatory, "recognition.signatory", Text.LINE);
        numbers.refuseUnmarkedSignatory(signed, act.illustrative());
        jdbc.sql("""
                        update recognition.title_act set state = 'decided', number = :number, decided_on = :on, signatory = :signatory, decided_by = :by,
                            decided_at = :at
                        where id = :id
                        """)
                .param("number", read)
                .param("on", decidedOn)
                .param("signatory", signed)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", actId)
                .update();
        record(actor, "recognition.title_act", actId, title, read);
        switch (move) {
            case REPLACE -> replace(actor, title, actId, act, read);
            case CONFER -> confer(actor, title, actId, act, decidedOn, read);
            case RESUME, REINSTATE -> become(actor, title, act.back(), read);
            default -> become(actor, title, move.to().map(TitleState::code).orElse(title.state()), read);
        }
    }

    private void become(Actor actor, LockedTitles.Held title, String state, String number) {
        if (!state.equals(title.state())) {
            jdbc.sql("update recognition.title set state = :state where id = :id")
                    .param("state", state)
                    .param("id", title.titleId())
                    .update();
            record(actor, "recognition.title", title.titleId(), title, number);
        }
    }

    private void replace(Actor actor, LockedTitles.Held title, long actId, Prepared act, String number) {
        jdbc.sql("""
                        insert into recognition.former_certificate (title_id, number, code, act_id) values (:title, :number, :code, :act)
                        """)
                .param("title", title.titleId())
                .param("number", title.certificateNumber())
                .param("code", title.certificateCode())
                .param("act", actId)
                .update();
        jdbc.sql("update recognition.title set certificate_number = :number, certificate_code = :code where id = :id")
                .param("number", numbers.certificate(title.year(), act.illustrative()))
                .param("code", Numbers.code())
                .param("id", title.titleId())
                .update();
        record(actor, "recognition.title", title.titleId(), title, number);
    }

    private void confer(
            Actor actor, LockedTitles.Held title, long actId, Prepared act, LocalDate decidedOn, String number) {
        UnitSummary successor = units.find(Objects.requireNonNull(act.successorId()), actor.today())
                .orElseThrow(() -> new Refused(RecognitionRefusal.SUCCESSOR_ENDED));
        acts.refuseHeld(successor, title.cohortId());
        long id = jdbc.sql("""
                        insert into recognition.title (act_id, unit_id, cohort_id, state, certificate_number, certificate_code, conferred_on, illustrative)
                        values (:act, :unit, :cohort, :state, :number, :code, :on, :illustrative) returning id
                        """)
                .param("act", actId)
                .param("unit", successor.unitId())
                .param("cohort", title.cohortId())
                .param("state", TitleState.CONFERRED.code())
                .param("number", numbers.certificate(title.year(), act.illustrative()))
                .param("code", Numbers.code())
                .param("on", decidedOn)
                .param("illustrative", act.illustrative())
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.DECIDE_TITLE_ACT,
                "recognition.title",
                id,
                successor.name(),
                successor.unitId(),
                number);
    }

    private void record(Actor actor, String table, long row, LockedTitles.Held title, String reason) {
        audit.record(actor, Permission.DECIDE_TITLE_ACT, table, row, title.subject(), title.unitId(), reason);
    }
}
