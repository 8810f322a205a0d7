package vn.kieumau.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Long work that a test was asked for: kept, not done, because it would outlive the test's transaction. With that it is
 * forgotten, so that no other test does it.
 */
@TestComponent("longWork")
public class HeldWork implements Executor {
    private final List<Runnable> held = new ArrayList<>();

    @Override
    public void execute(Runnable work) {
        held.add(work);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_ROLLED_BACK) {
                        held.remove(work);
                    }
                }
            });
        }
    }

    /** Does it after all, within the test's own transaction. */
    public void run() {
        List<Runnable> now = List.copyOf(held);
        held.clear();
        now.forEach(Runnable::run);
    }

    public int asked() {
        return held.size();
    }
}
