package vn.kieumau.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.accounts.Actors;
import vn.kieumau.indicators.MetricsImport;
import vn.kieumau.units.Country;
import vn.kieumau.units.Tree;

/**
 * Settles what the data are and loads the metrics on board; on the first start loads the country's units and, of a demonstration, its folder through the import
 * that a user has too; in one transaction, before the web server listens, so that nobody ever meets half of it. Where a backup is being restored, it brings all that itself.
 */
@Component
class FirstStart implements SmartLifecycle {
    private final Installation installation;
    private final FolderImport folders;
    private final Country country;
    private final Tree tree;
    private final MetricsImport metrics;
    private final Actors actors;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final boolean restoring;
    private boolean done;

    FirstStart(
            Installation installation,
            FolderImport folders,
            Country country,
            Tree tree,
            MetricsImport metrics,
            Actors actors,
            TransactionOperations transactions,
            JdbcClient jdbc,
            @Value("${kieumau.restoring:false}") boolean restoring) {
        this.restoring = restoring;
        this.installation = installation;
        this.folders = folders;
        this.country = country;
        this.tree = tree;
        this.metrics = metrics;
        this.actors = actors;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        if (restoring) {
            done = true;
            return;
        }
        boolean first = Boolean.TRUE.equals(transactions.execute(status -> load()));
        if (first) {
            // Until the database looks by itself, a minute later, it would plan for empty tables.
            jdbc.sql("vacuum analyze").update();
        }
        // Kept from now on: no page has to wait for it.
        metrics.remember();
        done = true;
    }

    /** @return whether this is the first start */
    private boolean load() {
        boolean first = installation.settle();
        loadMetrics();
        if (first) {
            country.load(actors.operator(ImportContext.OPERATOR));
            if (installation.demonstration()) {
                loadDemonstration();
            } else {
                tree.refresh();
            }
        }
        tree.showToday();
        return first;
    }

    /** At every start: a release may bring other metrics. */
    private void loadMetrics() {
        ClassPathResource file = new ClassPathResource("metrics/metrics.yaml");
        try {
            metrics.load(actors.operator(ImportContext.OPERATOR), "metrics.yaml", file.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void loadDemonstration() {
        try {
            folders.load(new ClassPathResource("demo/"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Before the web server, whose phases are the highest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
