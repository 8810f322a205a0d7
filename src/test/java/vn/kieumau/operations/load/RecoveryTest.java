package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kieumau.operations.Server;
import vn.kieumau.support.TestDatabase;

/**
 * Kills of Java, of PostgreSQL, of both, at random moments of random work: the next start recovers by itself, has every act
 * that was acknowledged, each once, links whole files only and keeps no others. Some rounds here; bin/soak runs many, from
 * the seed that it prints.
 */
class RecoveryTest {
    private enum Killed {
        JAVA,
        DATABASE,
        BOTH
    }

    static final int ROUNDS = Integer.getInteger("kieumau.soak.rounds", 3);
    static final int USERS = 12;
    static final int VERIFIED_EVERY = 50;
    static final long SEED = Long.getLong("kieumau.soak.seed", 20231124);

    private static final Logger log = LoggerFactory.getLogger(RecoveryTest.class);

    final Path data = TestDatabase.temporary("recovery");

    @Test
    void everyAcknowledgedActSurvivesEveryKill() throws Exception {
        Random random = new Random(SEED);
        int port = Server.freePort();
        Server server = start(port);
        RandomWork work = new RandomWork("http://127.0.0.1:" + port, USERS, 1_000_000, SEED);
        work.signIn();
        work.prepare(3);
        for (int round = 1; round <= ROUNDS; round++) {
            Killed killed = Killed.values()[random.nextInt(Killed.values().length)];
            Server running = server;
            work.until(1 + random.nextInt(20), () -> kill(running, killed));
            server = start(port);
            String moment = "round %d, killed %s, seed %d".formatted(round, killed, SEED);
            Trail trail = new Trail(server.database());
            trail.wentAllowedWays(moment);
            trail.holds(work.acts(), moment);
            new FileStore(data, server.database()).isWholeAndTidy(moment);
            if (round % VERIFIED_EVERY == 0 || round == ROUNDS) {
                verify(port, moment);
            }
        }
        work.wasUndisturbed();
        work.report("%d users without a pause, killed %d times, seed %d".formatted(USERS, ROUNDS, SEED));
        assertThat(work.acknowledgedActs()).as("acts under fire").isGreaterThan(5L * ROUNDS);
        assertThat(server.stop()).as("exit after a plain kill").isIn(0, 143);
        assertThat(server.databaseStopped()).isTrue();
    }

    /** With less patience while its database is away than in earnest: it is away often here. */
    private Server start(int port) throws IOException {
        return Server.start(data, port, Map.of("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "4000"));
    }

    private static void kill(Server server, Killed killed) throws IOException {
        switch (killed) {
            case JAVA -> server.killJava();
            case DATABASE -> {
                server.killDatabase();
                assertThat(server.ready()).as("not ready without its database").isFalse();
                server.stop();
            }
            case BOTH -> {
                server.killDatabase();
                server.killJava();
            }
        }
        assertThat(server.awaitExit(Duration.ofSeconds(30))).as("Java ended").isNotEqualTo(-1);
    }

    private void verify(int port, String moment) throws IOException {
        long began = System.nanoTime();
        Server verify = Server.begin(data, port, Map.of(), "verify");
        assertThat(verify.awaitExit(Duration.ofMinutes(5)))
                .as("%s: %s", moment, verify.output())
                .isZero();
        log.info(
                "{}: {} ({} s)",
                moment,
                verify.output().strip(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
}
