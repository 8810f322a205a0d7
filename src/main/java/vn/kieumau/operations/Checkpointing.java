package vn.kieumau.operations;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kieumau.audit.integrity.Checkpoints;

/** Signs the end of the trail every hour in which something happened. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Checkpointing {
    private static final long HOUR = 3_600_000;

    private final Checkpoints checkpoints;

    Checkpointing(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void sign() {
        checkpoints.make();
    }
}
