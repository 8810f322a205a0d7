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
import vn.kieumau.units.Tree;

/**
 * What happens by itself: the end of the trail is signed every hour in which something happened, what uploads left behind goes, and
 * units are shown as they are on the new day; long work has a thread of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BackgroundWork {
    private static final long HOUR = 3_600_000;

    private final Checkpoints checkpoints;
    private final Leftovers leftovers;
    private final Tree tree;

    BackgroundWork(Checkpoints checkpoints, Leftovers leftovers, Tree tree) {
        this.tree = tree;
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

    /** A minute past, in case the clocks of machine and database differ a little. */
    @Scheduled(cron = "0 1 0 * * *", zone = "Asia/Ho_Chi_Minh")
    void showToday() {
        tree.showToday();
    }

    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void tidy() {
        leftovers.remove();
    }
}
