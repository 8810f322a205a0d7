package vn.kieumau.roadmap;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one question has brought so far, how long it took, and whether it is to stop. */
final class Work {
    /** Where something else sets the end. */
    static final Duration ENDLESS = Duration.ofDays(1);

    private static final double NANOS = 1e9;
    private static final long TELL_EVERY = 200_000_000;

    private final Effort effort;
    private final Watch watch;
    private final long nothing;
    private final long began = System.nanoTime();
    private long told = began;
    private boolean stopped;
    private @Nullable Long value;
    private @Nullable Long bound;

    /** @param nothing value of registering nobody */
    Work(Effort effort, Watch watch, long nothing) {
        this.effort = effort;
        this.watch = watch;
        this.nothing = nothing;
    }

    synchronized void found(long another) {
        value = value == null ? another : Math.max(value, another);
    }

    synchronized void proven(long another) {
        bound = bound == null ? another : Math.min(bound, another);
    }

    synchronized @Nullable Long bound() {
        return bound;
    }

    /** How much better a plan may be than the one of this value and still be near enough. */
    long tolerance(long value) {
        return (long) (effort.gap() * Math.max(1, value - nothing));
    }

    double gap(long value, long bound) {
        return (double) (bound - value) / Math.max(1, value - nothing);
    }

    /** Whether what was found is as near to the best as was asked. */
    synchronized boolean enough() {
        return value != null && bound != null && bound - value <= tolerance(value);
    }

    synchronized void tell(Progress.Step step) {
        told = System.nanoTime();
        stopped |= !watch.goOn(
                new Progress(step, value, bound, value == null || bound == null ? null : gap(value, bound), seconds()));
    }

    /** Whether time is up or somebody stopped it; tells now and then how far it has come. */
    synchronized boolean over(Progress.Step step) {
        if (!stopped && System.nanoTime() - told > TELL_EVERY) {
            tell(step);
        }
        return stopped || left().isZero();
    }

    BooleanSupplier overIn(Progress.Step step) {
        return () -> over(step);
    }

    Duration left() {
        Duration left = effort.limit().minusNanos(System.nanoTime() - began);
        return left.isNegative() ? Duration.ZERO : left;
    }

    double seconds() {
        return (System.nanoTime() - began) / NANOS;
    }
}
