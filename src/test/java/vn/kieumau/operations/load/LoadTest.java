package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kieumau.operations.Server;
import vn.kieumau.support.TestDatabase;

/**
 * 30 people at once, each with a request a second, do at random whatever the pages offer them. Afterwards nothing that was
 * acknowledged is missing, and every row has only gone allowed ways. A minute here; bin/soak takes longer.
 */
class LoadTest {
    static final int USERS = Integer.getInteger("kieumau.soak.users", 30);
    static final int SECONDS = Integer.getInteger("kieumau.soak.seconds", 45);
    static final long SEED = Long.getLong("kieumau.soak.seed", 20231124);

    final Path data = TestDatabase.temporary("load");

    @Test
    void whateverManyDoAtOnceEveryAcknowledgedActIsThereAndEveryStateReachable() throws Exception {
        int port = Server.freePort();
        Server server = Server.start(data, port);
        RandomWork work = new RandomWork("http://127.0.0.1:" + port, USERS, 20_000, SEED);
        work.signIn();
        work.prepare(10);
        work.paced(SECONDS);
        work.report("%d users, a request a second each, for %d s, seed %d".formatted(USERS, SECONDS, SEED));
        work.wasUndisturbed();
        assertThat(work.acknowledgedActs()).as("acts").isGreaterThan((long) USERS * SECONDS / 15);
        // Chance may leave out a rare one; never one of those that a dossier's way is made of.
        assertThat(work.acknowledgedKinds())
                .as("of nearly every kind")
                .contains(Kind.REGISTER, Kind.ANSWER, Kind.SUBMIT, Kind.RETURN, Kind.APPRAISE, Kind.PASS, Kind.DECIDE)
                .hasSizeGreaterThanOrEqualTo(Kind.values().length - 3);
        Trail trail = new Trail(server.database());
        trail.wentAllowedWays("seed " + SEED);
        trail.holds(work.acts(), "seed " + SEED);
        assertThat(server.databaseLog()).as("nobody waited for each other").doesNotContain("deadlock detected");
        Server verify = Server.begin(data, port, Map.of(), "verify");
        assertThat(verify.awaitExit(Duration.ofMinutes(5))).as(verify.output()).isZero();
        server.stop();
    }
}
