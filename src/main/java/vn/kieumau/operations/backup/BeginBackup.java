package vn.kieumau.operations.backup;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** An administrator asks for a backup, which takes as long as it takes: the list says how far it has come. */
@Component
class BeginBackup {
    private static final Logger LOG = LoggerFactory.getLogger(BeginBackup.class);

    private final Backups backups;
    private final Executor work;

    BeginBackup(Backups backups, @Qualifier("longWork") Executor work) {
        this.backups = backups;
        this.work = work;
    }

    void begin(Actor actor) {
        actor.require(Permission.MAKE_BACKUP);
        Refused.when(backups.running(), KernelRefusal.NOT_IN_THIS_STATE);
        work.execute(() -> {
            try {
                backups.make(actor, null);
            } catch (RuntimeException failed) {
                LOG.error("the backup failed", failed);
            }
        });
    }
}
