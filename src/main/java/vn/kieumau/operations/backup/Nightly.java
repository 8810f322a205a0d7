package vn.kieumau.operations.backup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.kieumau.accounts.Actors;

/** The backup of every night; when, and whether at all, is a setting. */
@Component
class Nightly {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);

    private final Backups backups;
    private final Actors actors;

    Nightly(Backups backups, Actors actors) {
        this.backups = backups;
        this.actors = actors;
    }

    @Scheduled(cron = "${kieumau.backup-cron:-}", zone = "Asia/Ho_Chi_Minh")
    void make() {
        try {
            backups.make(actors.operator("Sao lưu theo lịch"), null);
        } catch (RuntimeException failed) {
            LOG.error("the nightly backup failed", failed);
        }
    }
}
