package vn.kieumau.operations;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kieumau.audit.integrity.Checkpoints;
import vn.kieumau.evidence.DecideHeld;
import vn.kieumau.files.Leftovers;
import vn.kieumau.indicators.FigureImports;
import vn.kieumau.notices.Outbox;
import vn.kieumau.recommendations.EscalateRecommendations;
import vn.kieumau.units.Tree;

/**
 * What happens by itself: the end of the trail is signed every hour in which something happened, what uploads left behind and files that nobody wrote
 * go, units are shown as they are on the new day, what nobody answered in time goes on to the next level, and what waits in the outbox is sent; long work has a thread of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BackgroundWork {
    private static final long HOUR = 3_600_000;

    private final Checkpoints checkpoints;
    private final Leftovers leftovers;
    private final DecideHeld decideHeld;
    private final Tree tree;
    private final FigureImports figureImports;
    private final EscalateRecommendations escalateRecommendations;
    private final Outbox outbox;

    BackgroundWork(
            Checkpoints checkpoints,
            Leftovers leftovers,
            DecideHeld decideHeld,
            Tree tree,
            FigureImports figureImports,
            EscalateRecommendations escalateRecommendations,
            Outbox outbox) {
        this.outbox = outbox;
        this.escalateRecommendations = escalateRecommendations;
        this.decideHeld = decideHeld;
        this.figureImports = figureImports;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.leftovers = leftovers;
    }

    /**
     * What is asked for within a transaction begins when that has been committed: it sees what was written. Static, as some of what
     * is done here asks for long work itself.
     */
    @Bean
    @ConditionalOnMissingBean(name = "longWork")
    static Executor longWork() {
        Executor thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "long-work");
            made.setDaemon(true);
            return made;
        });
        return work -> {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        thread.execute(work);
                    }
                });
            } else {
                thread.execute(work);
            }
        };
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

    /** As long as there is something: each time a part of it. */
    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void escalate() {
        int moved;
        do {
            moved = escalateRecommendations.escalate();
        } while (moved > 0);
    }

    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void tidy() {
        leftovers.remove();
        decideHeld.removeLeftovers();
        figureImports.lapse();
        outbox.tidy();
    }

    @Scheduled(cron = "${kieumau.outbox-cron:-}", zone = "Asia/Ho_Chi_Minh")
    void send() {
        outbox.begin();
    }
}
