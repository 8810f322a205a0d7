package vn.kieumau.support;

import java.io.IOException;

/**
 * How much slower this machine is at the moment than the one on which budgets in milliseconds were set. Machines are shared and noisy:
 * the same build took twice as long on another day, at everything alike. What bin/bench asks of bash is asked here the same way.
 */
public final class Pace {
    private static final String WORK = "head -c 500000000 /dev/zero | sha256sum";

    /** What the work took where the budgets were set: 2 cores, 24 GB, nothing beside it. */
    private static final double REFERENCE_SECONDS = 1.5;

    private Pace() {}

    /** At least 1: a quicker machine has the budgets as they are. */
    public static double now() {
        try {
            long began = System.nanoTime();
            int failed = new ProcessBuilder("bash", "-c", WORK)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new IllegalStateException("sha256sum failed");
            }
            return Math.max(1, (System.nanoTime() - began) / 1e9 / REFERENCE_SECONDS);
        } catch (IOException unable) {
            throw new IllegalStateException(unable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
