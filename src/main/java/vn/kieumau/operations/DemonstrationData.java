package vn.kieumau.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Loads the demonstration folder on the first start of a demonstration, through the import that a user has too. It runs
 * before the web server listens, so that nobody meets half of it.
 */
@Component
class DemonstrationData implements SmartLifecycle {
    private final FolderImport folders;
    private final boolean demonstration;
    private boolean loaded;

    DemonstrationData(FolderImport folders, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.folders = folders;
        this.demonstration = demonstration;
    }

    @Override
    public void start() {
        try {
            if (demonstration) {
                folders.load(new ClassPathResource("demo/"));
            }
            loaded = true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void stop() {
        loaded = false;
    }

    @Override
    public boolean isRunning() {
        return loaded;
    }

    /** Before the web server, whose phases are the highest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
