package vn.kieumau.campaigns;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** What later steps do to a registration. */
@Component
public class Registrations {
    private final JdbcClient jdbc;

    Registrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of a registration by decision; the caller records the act, of which this is a part. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Actor actor, long registrationId, RegistrationMove move) {
        actor.require(move.permission());
        int moved = jdbc.sql("""
                        update campaigns.registration set state = :to, version = version + 1
                        where id = :id and state = :from
                        """)
                .param("to", move.to().code())
                .param("id", registrationId)
                .param("from", move.from().code())
                .update();
        Refused.when(moved == 0, KernelRefusal.NOT_IN_THIS_STATE);
    }
}
