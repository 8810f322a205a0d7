package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.kieumau.support.TestDatabase;

/**
 * Kills of Java, of PostgreSQL, of both, in the midst of writing: the next start recovers by itself and has every row that
 * was acknowledged. One round here; bin/soak runs many, from the seed that it prints.
 */
class RecoveryTest {
    private enum Killed {
        JAVA,
        DATABASE,
        BOTH
    }

    static final int ROUNDS = Integer.getInteger("kieumau.soak.rounds", 1);
    static final long SEED = Long.getLong("kieumau.soak.seed", 20231124);

    final Path data = TestDatabase.temporary("recovery");
    final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    final Semaphore written = new Semaphore(0);

    @Test
    void everyAcknowledgedRowSurvivesEveryKill() throws Exception {
        Random random = new Random(SEED);
        int port = Server.freePort();
        Server server = Server.start(data, port);
        for (int round = 1; round <= ROUNDS; round++) {
            for (Killed killed : Killed.values()) {
                server.signIn("hungvuong-canbo");
                written.drainPermits();
                Thread writer = write(server);
                assertThat(written.tryAcquire(1 + random.nextInt(40), 60, TimeUnit.SECONDS))
                        .isTrue();
                kill(server, killed);
                writer.join(30_000);
                server = Server.start(data, port);
                server.signIn("hungvuong-canbo");
                assertThat(titles(server))
                        .as("round %d, killed %s, seed %d", round, killed, SEED)
                        .containsAll(acknowledged);
            }
        }
        assertThat(acknowledged).as("rows written under fire").hasSizeGreaterThan(3 * ROUNDS);
        assertThat(server.stop()).as("exit after a plain kill").isIn(0, 143);
        assertThat(server.databaseStopped()).isTrue();
    }

    /** Records proofs one after the other until the server is gone. */
    private Thread write(Server server) throws IOException {
        HttpResponse<String> page = server.get("/evidence/new");
        String token = Server.tokenOf(page);
        Matcher unit = Pattern.compile("name=\"unit\"[^>]*value=\"(\\d+)\"|<option value=\"(\\d+)\"")
                .matcher(page.body());
        assertThat(unit.find()).isTrue();
        String unitId = unit.group(1) == null ? unit.group(2) : unit.group(1);
        Thread writer = new Thread(() -> {
            try {
                while (true) {
                    String title = "Bền " + UUID.randomUUID();
                    HttpResponse<String> answer = server.post(
                            "/evidence/new",
                            token,
                            Map.of(
                                    "unit",
                                    unitId,
                                    "title",
                                    title,
                                    "kind",
                                    "DOCUMENT",
                                    "number",
                                    "1",
                                    "noSecrets",
                                    "true",
                                    "formId",
                                    UUID.randomUUID().toString()));
                    if (answer.statusCode() != 302) {
                        return;
                    }
                    acknowledged.add(title);
                    written.release();
                }
            } catch (IOException gone) {
                // what the kill is for
            }
        });
        writer.start();
        return writer;
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

    private static List<String> titles(Server server) throws IOException {
        List<String> titles = new java.util.ArrayList<>();
        for (int page = 1; page < 100; page++) {
            String body = server.get("/evidence?size=250&q=ben&page=" + page).body();
            Matcher found = Pattern.compile("Bền [0-9a-f-]{36}").matcher(body);
            int before = titles.size();
            while (found.find()) {
                titles.add(found.group());
            }
            if (titles.size() == before) {
                break;
            }
        }
        return titles;
    }
}
