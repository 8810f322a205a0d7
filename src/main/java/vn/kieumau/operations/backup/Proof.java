package vn.kieumau.operations.backup;

import java.nio.file.Path;

/** Restores a backup in a place of its own, verifies what came out, and removes the place again. */
public interface Proof {
    /** @return how many things differ from what was recorded */
    int of(Path file);
}
