package vn.kieumau.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles what the data are, and on the first start of a demonstration loads its folder through the import that a user
 * has too; in one transaction, before the web server listens, so that nobody ever meets half of it. Where a backup is being restored, it brings all that itself.
 */
@Component
class FirstStart implements SmartLifecycle {
    private final Installation installation;
    private final FolderImport folders;
    private final TransactionOperations transactions;
    private final boolean restoring;
    private boolean done;

    FirstStart(
            Installation installation,
            FolderImport folders,
            TransactionOperations transactions,
            @Value("${kieumau.restoring:false}") boolean restoring) {
        this.restoring = restoring;
        this.installation = installation;
        this.folders = folders;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        if (restoring) {
            done = true;
            return;
        }
        transactions.executeWithoutResult(status -> {
            if (installation.settle() && installation.demonstration()) {
                try {
                    folders.load(new ClassPathResource("demo/"));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        });
        done = true;
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
