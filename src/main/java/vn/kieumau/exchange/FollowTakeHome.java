package vn.kieumau.exchange;

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

/** The unit that took a practice home says what becomes of it; what it said before stays. */
@Component
public class FollowTakeHome {
    private static final int SUBJECT = 100;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final StudyVisits visits;

    FollowTakeHome(JdbcClient jdbc, Audit audit, StudyVisits visits) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.visits = visits;
    }

    /**
     * @param step the code of a {@link TakeHomeMove}
     * @param note why it is dropped; otherwise it may be empty
     */
    @Transactional
    public void follow(Actor actor, long id, int version, @Nullable String step, @Nullable String note) {
        actor.require(Permission.FOLLOW_TAKE_HOME);
        jdbc.sql("select 1 from exchange.take_home where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        TakeHome found = Refused.found(visits.takeHome(actor, id).filter(TakeHome::mine));
        TakeHomeMove move = TakeHomeMove.of(step)
                .orElseThrow(() -> new Refused(VisitRefusal.UNKNOWN_STEP, new Text.Field("exchange.take_home.step")));
        Refused.when(!move.from().code().equals(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        String said = move.to() == TakeHomeState.DROPPED
                ? Text.required(note, "exchange.take_home.note", Text.LONG)
                : Text.of(note, "exchange.take_home.note", Text.LONG);
        jdbc.sql("update exchange.take_home set state = :to, version = version + 1 where id = :id")
                .param("to", move.to().code())
                .param("id", id)
                .update();
        long done = jdbc.sql("""
                        insert into exchange.take_home_step (take_home_id, number, from_state, to_state, note, done_by, done_at)
                        select :id, coalesce(max(number), 0) + 1, :from, :to, :note, :by, :at from exchange.take_home_step where take_home_id = :id
                        returning id
                        """)
                .param("id", id)
                .param("from", move.from().code())
                .param("to", move.to().code())
                .param("note", said)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        String subject =
                found.practice().substring(0, Math.min(SUBJECT, found.practice().length()));
        audit.record(actor, move.permission(), "exchange.take_home", id, subject, found.unitId(), said);
        audit.record(actor, move.permission(), "exchange.take_home_step", done, subject, found.unitId(), said);
    }
}
