package vn.kieumau.units;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** The second person: nobody confirms what they drafted, changed or rehearsed. And the end of a plan that is not pursued. */
@Component
public class ConfirmReorganisation {
    private final Reorganisations reorganisations;

    ConfirmReorganisation(Reorganisations reorganisations) {
        this.reorganisations = reorganisations;
    }

    @Transactional
    public void confirm(Actor actor, long id, int version) {
        actor.require(Permission.CONFIRM_REORGANISATION);
        Reorganisation rehearsed = reorganisations.lock(id, version);
        ReorganisationMove move = ReorganisationMove.of(Permission.CONFIRM_REORGANISATION, rehearsed.state());
        Refused.when(reorganisations.prepared(actor, id), UnitsRefusal.OWN_WORK);
        reorganisations.move(actor, rehearsed, move, "");
    }

    @Transactional
    public void cancel(Actor actor, long id, int version, String reason) {
        actor.require(Permission.CANCEL_REORGANISATION);
        String why = Text.required(reason, "units.reorganisation.reason", Text.LONG);
        Reorganisation planned = reorganisations.lock(id, version);
        ReorganisationMove move = ReorganisationMove.of(Permission.CANCEL_REORGANISATION, planned.state());
        reorganisations.move(actor, planned, move, why);
    }
}
