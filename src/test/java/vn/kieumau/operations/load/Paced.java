package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Many people at once, each with a request a second.
 *
 * @param warmUp seconds that are not measured
 * @param seconds that are
 */
record Paced(int warmUp, int seconds) {
    interface Call {
        /** @return how long it took, in nanoseconds */
        long take() throws IOException;
    }

    /** Each a request a second, at a moment of its own; those of the warm-up are left out. */
    Queue<Long> run(List<? extends Call> calls) throws InterruptedException {
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(calls.size());
        long measured = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            clock.scheduleAtFixedRate(
                    () -> {
                        try {
                            boolean warm = System.nanoTime() > measured;
                            long took = call.take();
                            if (warm) {
                                times.add(took);
                            }
                        } catch (IOException | RuntimeException | Error failed) {
                            failures.add(failed);
                        }
                    },
                    1000L * i / calls.size(),
                    1000,
                    TimeUnit.MILLISECONDS);
        }
        assertThat(clock.awaitTermination(warmUp + seconds, TimeUnit.SECONDS)).isFalse();
        clock.shutdown();
        assertThat(clock.awaitTermination(60, TimeUnit.SECONDS))
                .as("all are answered")
                .isTrue();
        assertThat(failures).isEmpty();
        // In a short test run the machine has other work, and four seconds say nothing of pace.
        assertThat(times).as("the pace was kept").hasSizeGreaterThan(seconds < 10 ? 0 : calls.size() * seconds / 2);
        return times;
    }

    static long percentile(Collection<Long> nanos, double part) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1) / 1_000_000;
    }
}
