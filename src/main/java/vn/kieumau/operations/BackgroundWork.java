package vn.kieumau.operations;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kieumau.audit.integrity.Checkpoints;
import vn.kieumau.files.Leftovers;

/**
 * What happens by itself: the end of the trail is signed every hour in which something happened, and what uploads left behind
 * goes; long work has a thread of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BackgroundWork {
    private static final long HOUR = 3_600_000;

    private final Checkpoints checkpoints;
    private final Leftovers leftovers;

    BackgroundWork(Checkpoints checkpoints, Leftovers leftovers) {
        this.checkpoints = checkpoints;
        this.leftovers = leftovers;
    }

    @Bean
    @ConditionalOnMissingBean(name = "longWork")
    Executor longWork() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "long-work");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void sign() {
        checkpoints.make();
    }

    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void tidy() {
        leftovers.remove();
    }
}
