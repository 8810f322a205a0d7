package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People of the demonstration who use a running server at random, all at once, each through a session of their own. */
final class RandomWork {
    static final String LOOK = "(look at a page)";

    private static final Logger log = LoggerFactory.getLogger(RandomWork.class);
    /** One province with its wards and V05, who keep each other busy: whom a smaller sample takes. */
    private static final List<String> FIRST = List.of(
            "v05-canbo",
            "v05-lanhdao",
            "hp-canbo",
            "hp-lanhdao",
            "hungvuong-canbo",
            "hungvuong-truong",
            "ngocxuyen-canbo",
            "ngocxuyen-truong",
            "catbi-canbo",
            "duhangkenh-canbo",
            "kenhduong-canbo",
            "hungvuong-canbo");
    /** The others; some people have a second screen, and cross themselves. */
    private static final List<String> THEN = List.of(
            "v05-canbo",
            "v05-lanhdao",
            "hn-canbo",
            "hn-lanhdao",
            "hcm-canbo",
            "hcm-lanhdao",
            "catbi-truong",
            "duhangkenh-truong",
            "kenhduong-truong",
            "ngocxuyen-canbo",
            "nhattan-canbo",
            "nhattan-truong",
            "p4tanbinh-canbo",
            "p4tanbinh-truong",
            "p2quan3-canbo",
            "p2quan3-truong",
            "hn-p1-canbo",
            "hn-p1-truong");

    /** Between two steps of one person, where nothing else sets the pace; in milliseconds. */
    private static final long BREATH = 300;
    /** The same before the work that is watched, when few are there. */
    private static final long SHORT_BREATH = 20;

    private final String server;
    private final int mostBytes;
    private final List<Person> people = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Act> acts = new ConcurrentLinkedQueue<>();
    private final Map<Kind, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Semaphore acknowledged = new Semaphore(0);
    private volatile boolean killed;

    /** One answer of the server: what was asked, its status, how long it took. */
    private record Answered(String what, int status, long nanos) {}

    /** @param mostBytes how large uploaded files are at most */
    RandomWork(String server, int users, int mostBytes, long seed) {
        this.server = server;
        this.mostBytes = mostBytes;
        List<String> logins = Stream.concat(FIRST.stream(), THEN.stream()).toList();
        for (int i = 0; i < users; i++) {
            people.add(new Person(logins.get(i % logins.size()), this, new Random(seed * 1_000 + i)));
        }
    }

    void signIn() throws IOException {
        for (Person person : people) {
            person.signIn();
        }
    }

    /**
     * Each of them one step in a second, whoever is slow too: a late answer does not thin out the load. At most eight times
     * as long until every kind of act has been done.
     */
    void paced(int seconds) throws InterruptedException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(people.size());
        Random phase = new Random(people.size());
        people.forEach(person ->
                clock.scheduleAtFixedRate(() -> step(person), phase.nextInt(1000), 1000, TimeUnit.MILLISECONDS));
        boolean ended = clock.awaitTermination(seconds, TimeUnit.SECONDS);
        for (int more = 7 * seconds; more > 0 && !ended && done.size() < Kind.values().length; more--) {
            ended = clock.awaitTermination(1, TimeUnit.SECONDS);
        }
        clock.shutdown();
        assertThat(clock.awaitTermination(120, TimeUnit.SECONDS))
                .as("everybody has their last answer")
                .isTrue();
    }

    /** Those above the wards alone, as fast as they can, so that many wards have something to do afterwards. */
    void prepare(int confirmations) throws Exception {
        List<Person> above = people.stream().filter(Person::aboveTheWards).toList();
        while (done(Kind.CONFIRM) < confirmations) {
            unpaced(above, SHORT_BREATH, 10, () -> {});
            killed = false;
        }
    }

    /** Everybody as fast as they can; after so many acts the server is killed in their midst. Back once all have noticed. */
    void until(int acts, Kill kill) throws Exception {
        killed = false;
        unpaced(people, BREATH, acts, kill);
    }

    /** What ends the work, and may fail. */
    interface Kill {
        void run() throws Exception;
    }

    private void unpaced(List<Person> some, long breath, int acts, Kill then) throws Exception {
        acknowledged.drainPermits();
        ScheduledExecutorService all = Executors.newScheduledThreadPool(some.size());
        // A breath between steps, so that whoever only looks leaves the machine to whoever acts.
        some.forEach(person -> all.scheduleWithFixedDelay(
                () -> {
                    if (!killed) {
                        step(person);
                    }
                },
                0,
                breath,
                TimeUnit.MILLISECONDS));
        assertThat(acknowledged.tryAcquire(acts, 120, TimeUnit.SECONDS))
                .as("enough acts; failed: %s", failures)
                .isTrue();
        killed = true;
        then.run();
        all.shutdown();
        assertThat(all.awaitTermination(120, TimeUnit.SECONDS))
                .as("all have noticed")
                .isTrue();
    }

    /** @return whether there was an answer */
    private boolean step(Person person) {
        try {
            person.step();
            return true;
        } catch (IOException | RuntimeException | Error failed) {
            if (!killed) {
                failures.add(failed);
            }
            return false;
        }
    }

    String server() {
        return server;
    }

    int mostBytes() {
        return mostBytes;
    }

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    void began(Act act) {
        acts.add(act);
    }

    void acknowledged(Act act) {
        done.computeIfAbsent(act.kind(), any -> new AtomicInteger()).incrementAndGet();
        acknowledged.release();
    }

    int done(Kind kind) {
        return done.getOrDefault(kind, new AtomicInteger()).get();
    }

    void answered(String what, int status, long nanos) {
        answers.add(new Answered(what, status, nanos));
    }

    void fault(String login, HttpRequest request, HttpResponse<String> answer) {
        if (!killed) {
            faults.add("%s %s %s: %d".formatted(login, request.method(), request.uri(), answer.statusCode()));
        }
    }

    List<Act> acts() {
        return List.copyOf(acts);
    }

    /** No answer was a fault and nobody was thrown out. */
    void wasUndisturbed() {
        assertThat(faults).as("faults of the server").isEmpty();
        assertThat(failures).as("what people could not go on with").isEmpty();
    }

    Set<Kind> acknowledgedKinds() {
        return done.keySet();
    }

    long acknowledgedActs() {
        return done.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** For whoever wants to know what was measured, and how. */
    void report(String setting) {
        Map<String, List<Answered>> byWhat =
                answers.stream().collect(Collectors.groupingBy(Answered::what, TreeMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder("%s, %d cores%n%-18s %7s %7s %7s %8s %8s%n"
                .formatted(
                        setting,
                        Runtime.getRuntime().availableProcessors(),
                        "act",
                        "done",
                        "refused",
                        "faults",
                        "median",
                        "95 %"));
        byWhat.forEach((what, all) -> table.append("%-18s %7d %7d %7d %5d ms %5d ms%n"
                .formatted(
                        what,
                        all.stream().filter(each -> each.status() < 400).count(),
                        all.stream()
                                .filter(each -> each.status() >= 400 && each.status() < 500)
                                .count(),
                        all.stream().filter(each -> each.status() >= 500).count(),
                        millis(all, 0.5),
                        millis(all, 0.95))));
        log.info("{}", table);
    }

    private static long millis(List<Answered> all, double part) {
        long[] sorted = all.stream().mapToLong(Answered::nanos).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1_000_000;
    }
}
