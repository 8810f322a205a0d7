package vn.kieumau.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** Moves an initiative along its table: published for the country to read, taken back, ended, going on again. */
@Component
public class PublishInitiative {
    private static final Text.Field ENDED_ON = new Text.Field("exchange.initiative.ended_on");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Initiatives initiatives;
    private final KeepInitiative keepInitiative;

    PublishInitiative(JdbcClient jdbc, Audit audit, Initiatives initiatives, KeepInitiative keepInitiative) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.initiatives = initiatives;
        this.keepInitiative = keepInitiative;
    }

    /** @param version that was seen */
    @Transactional
    public void publish(Actor actor, long initiativeId, int version) {
        Initiative found = lock(actor, initiativeId, version, InitiativeMove.PUBLISH);
        Refused.when(
                initiatives.criteria(initiativeId).isEmpty(),
                InitiativeRefusal.NO_CRITERION,
                new Text.Field("exchange.criteria"));
        move(actor, found, InitiativeMove.PUBLISH, actor.today(), null, "");
    }

    @Transactional
    public void takeBack(Actor actor, long initiativeId, int version, @Nullable String reason) {
        Initiative found = lock(actor, initiativeId, version, InitiativeMove.TAKE_BACK);
        move(actor, found, InitiativeMove.TAKE_BACK, null, null, why(reason));
    }

    /** @param endedOn the last day */
    @Transactional
    public void end(Actor actor, long initiativeId, int version, LocalDate endedOn, @Nullable String reason) {
        Initiative found = lock(actor, initiativeId, version, InitiativeMove.END);
        Refused.when(!Typed.plausible(endedOn), KernelRefusal.NOT_A_DATE, ENDED_ON, endedOn.toString());
        Refused.when(endedOn.isAfter(actor.today()), InitiativeRefusal.DAY_AHEAD, ENDED_ON);
        Refused.when(
                endedOn.isBefore(found.since()),
                InitiativeRefusal.ENDED_BEFORE_BEGIN,
                ENDED_ON,
                new Text.Field("exchange.initiative.since"));
        move(actor, found, InitiativeMove.END, found.publishedOn(), endedOn, why(reason));
    }

    @Transactional
    public void resume(Actor actor, long initiativeId, int version, @Nullable String reason) {
        Initiative found = lock(actor, initiativeId, version, InitiativeMove.RESUME);
        move(actor, found, InitiativeMove.RESUME, found.publishedOn(), null, why(reason));
    }

    private static String why(@Nullable String reason) {
        return Text.required(reason, "exchange.reason", Text.LONG);
    }

    private Initiative lock(Actor actor, long initiativeId, int version, InitiativeMove move) {
        Initiative found = keepInitiative.lock(actor, initiativeId);
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(!move.opens(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        return found;
    }

    private void move(
            Actor actor,
            Initiative found,
            InitiativeMove move,
            @Nullable LocalDate publishedOn,
            @Nullable LocalDate endedOn,
            String reason) {
        jdbc.sql("""
                        update exchange.initiative set state = :to, published_on = :published::date, ended_on = :ended::date, reason = :reason,
                            version = version + 1
                        where id = :id
                        """)
                .param("to", move.to().code())
                .param("published", publishedOn)
                .param("ended", endedOn)
                .param("reason", reason)
                .param("id", found.initiativeId())
                .update();
        audit.record(
                actor,
                move.permission(),
                "exchange.initiative",
                found.initiativeId(),
                found.name(),
                found.unitId(),
                reason);
    }
}
