package vn.kieumau.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Review conferences while the unit whose they are does something with one. */
@Component
class LockedConferences {
    private final JdbcClient jdbc;
    private final Conferences conferences;

    LockedConferences(JdbcClient jdbc, Conferences conferences) {
        this.jdbc = jdbc;
        this.conferences = conferences;
    }

    /** Held until the end of the transaction. @param version the one that was read; null: any */
    @Transactional(propagation = Propagation.MANDATORY)
    Conference lock(Actor actor, Permission permission, long id, @Nullable Integer version) {
        actor.require(permission);
        Conference found = Refused.found(conferences.find(actor, id));
        Refused.when(!List.of(actor.units(permission)).contains(found.unitId()), KernelRefusal.NOT_FOUND);
        int now = jdbc.sql("select version from exchange.conference where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .single();
        Refused.when(version != null && version != now, KernelRefusal.CHANGED_MEANWHILE);
        return found;
    }
}
