package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.inspection.offline.Phones;
import vn.kieumau.inspection.offline.SentEntry;
import vn.kieumau.operations.Server;
import vn.kieumau.support.PhoneInHand;
import vn.kieumau.support.Samples;
import vn.kieumau.support.TestDatabase;

/**
 * Phones that all come home at the same moment, over the real server: entries come twice, out of order and by pieces, uploads
 * are broken off, the server is killed and started again in between. What was acknowledged is there once, as it was. A few phones here,
 * bin/soak sends 200; bin/bench sends pictures of 5 MB over an undisturbed line and prints how many of them and of entries a second.
 */
class PhonesTogetherTest {
    private static final boolean BENCH = Boolean.getBoolean("kieumau.bench");
    private static final int PHONES = Integer.getInteger("kieumau.soak.phones", 10);
    private static final int ENTRIES = 25;
    private static final int PICTURES = BENCH ? 3 : 1;
    private static final int RESTARTS = BENCH ? 0 : PHONES >= 100 ? 3 : 1;
    private static final int PART = 256 * 1024;
    private static final long SEED = Long.getLong("kieumau.soak.seed", 20231123);
    private static final long DELEGATION = 2;

    private static final Logger log = LoggerFactory.getLogger(PhonesTogetherTest.class);

    private final Path data = TestDatabase.temporary("phones");
    private final JsonMapper json = new JsonMapper();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answers = new AtomicInteger();
    private final Object line = new Object();
    private volatile boolean reachable = true;
    private int port;
    private String base = "";

    private record Written(SentEntry entry, byte[] picture) {}

    @Test
    void whatIsAcknowledgedIsThereOnceHoweverManyComeHomeTogether() throws Exception {
        port = Server.freePort();
        base = "http://127.0.0.1:" + port;
        Server server = Server.start(data, port);
        setOut();
        List<PhoneInHand> phones = taken(server.database());
        List<Long> items = server.database()
                .sql(
                        "select i.id from inspection.item i join inspection.visit v on v.id = i.visit_id where v.delegation_id = ? order by i.id")
                .param(DELEGATION)
                .query(Long.class)
                .list();
        List<List<Written>> written = new ArrayList<>();
        for (int phone = 0; phone < PHONES; phone++) {
            written.add(write(phones.get(phone), items, new Random(SEED + phone)));
        }
        long began = System.nanoTime();
        ExecutorService together = Executors.newFixedThreadPool(PHONES);
        List<Future<?>> home = new ArrayList<>();
        for (int phone = 0; phone < PHONES; phone++) {
            PhoneInHand hand = phones.get(phone);
            List<Written> own = written.get(phone);
            Random random = new Random(SEED * 31 + phone);
            home.add(together.submit(() -> {
                comeHome(hand, own, random);
                return null;
            }));
        }
        together.shutdown();
        int all = PHONES * (ENTRIES + PICTURES);
        for (int restart = 1; restart <= RESTARTS; restart++) {
            await(all * restart / (RESTARTS + 1), home);
            reachable = false;
            server.killJava();
            server = Server.start(data, port);
            synchronized (line) {
                reachable = true;
                line.notifyAll();
            }
        }
        for (Future<?> each : home) {
            each.get(20, TimeUnit.MINUTES);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        holds(server, written);
        log.info(
                "phones: {} at once, each {} entries and {} pictures of {} kB in parts of 256 kB, {} restarts, seed {}: {} entries/s and {} pictures/s over {} s; {} cores",
                PHONES,
                ENTRIES,
                PICTURES,
                written.get(0).stream()
                                .mapToInt(each -> each.picture().length)
                                .max()
                                .orElseThrow()
                        / 1000,
                RESTARTS,
                SEED,
                "%.1f".formatted(PHONES * ENTRIES / seconds),
                "%.1f".formatted(PHONES * PICTURES / seconds),
                Math.round(seconds),
                Runtime.getRuntime().availableProcessors());
        server.stop();
    }

    private void setOut() throws IOException {
        Session head = new Session(base);
        head.signIn("v05-lanhdao");
        String page =
                head.send(head.request("/inspection/" + DELEGATION).build()).body();
        HttpResponse<String> answer = head.send(head.request("/inspection/" + DELEGATION + "/begin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + Session.encoded(Session.csrf(page))))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    /** More than members take in earnest, so put there as taking does it. */
    private static List<PhoneInHand> taken(JdbcClient jdbc) {
        List<Long> members = jdbc.sql(
                        "select account_id from inspection.member where delegation_id = ? order by position")
                .param(DELEGATION)
                .query(Long.class)
                .list();
        List<PhoneInHand> phones = new ArrayList<>();
        for (int i = 0; i < PHONES; i++) {
            long member = members.get(i % members.size());
            String token = "km_soak_" + i;
            String key = UUID.randomUUID().toString();
            byte[] seal = new byte[32];
            new Random(i).nextBytes(seal);
            jdbc.sql("""
                            with t as (insert into accounts.token (account_id, hash, name, scope, created_at, expires_at)
                                values (:account, :hash, '', 'phone', now() - interval '10 years', now() + interval '1 year') returning id)
                            insert into inspection.phone (phone_key, delegation_id, account_id, token_id, seal_key, taken_at)
                            select :key::uuid, :delegation, :account, id, :seal, now() from t
                            """)
                    .param("account", member)
                    .param("hash", PhoneInHand.sha256(token.getBytes(StandardCharsets.UTF_8)))
                    .param("key", key)
                    .param("delegation", DELEGATION)
                    .param("seal", seal)
                    .update();
            phones.add(new PhoneInHand(
                    new Phones.Taken(key, token, Base64.getEncoder().encodeToString(seal), DELEGATION, member, "")));
        }
        return phones;
    }

    private static List<Written> write(PhoneInHand phone, List<Long> items, Random random) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            written.add(new Written(
                    phone.finding(
                            items.get(random.nextInt(items.size())),
                            1 + random.nextInt(9),
                            List.of("met", "not_met", "not_seen").get(random.nextInt(3)),
                            "ghi chú (minh hoạ) " + i),
                    new byte[0]));
        }
        for (int i = 0; i < PICTURES; i++) {
            byte[] picture = noise(random);
            written.add(new Written(
                    phone.photograph(items.get(random.nextInt(items.size())), picture, null, null), picture));
        }
        return written;
    }

    /** Every phone has pictures of its own, which do not become smaller: of 5 MB where it is measured. */
    private static byte[] noise(Random random) {
        int width = BENCH ? 2600 : 640;
        int height = BENCH ? 1660 : 480;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] points = random.ints((long) width * height, 0, 0x1000000).toArray();
        image.setRGB(0, 0, width, height, points, 0, width);
        return Samples.jpeg(image, 0.95f);
    }

    /** Until everything is acknowledged: shuffled, in batches, a third of it once more than needed. */
    private void comeHome(PhoneInHand phone, List<Written> written, Random random) throws IOException {
        Session session = new Session(base);
        List<Written> sending = new ArrayList<>(written);
        if (!BENCH) {
            sending.addAll(written.subList(0, written.size() / 3));
            Collections.shuffle(sending, random);
        }
        int from = 0;
        while (from < sending.size()) {
            List<Written> batch = sending.subList(from, Math.min(sending.size(), from + 1 + random.nextInt(12)));
            if (!BENCH && random.nextInt(4) == 0) {
                breakOff(phone, "/entries", "application/json", body(batch));
            }
            try {
                send(session, phone, batch);
                for (Written each : batch) {
                    if (each.picture().length > 0) {
                        picture(session, phone, each, random);
                    }
                }
                from += batch.size();
            } catch (IOException gone) {
                awaitLine();
            }
        }
    }

    private void send(Session session, PhoneInHand phone, List<Written> batch) throws IOException {
        JsonNode told = ask(session, phone, "/entries", "application/json", body(batch));
        for (Written each : batch) {
            JsonNode arrival = null;
            for (JsonNode entry : told.get("entries")) {
                arrival = entry.get("key").asString().equals(each.entry().key()) ? entry : arrival;
            }
            assertThat(arrival).as("an answer for each").isNotNull();
            assertThat(arrival.get("sha256").asString())
                    .as("receipt: %s", arrival)
                    .isEqualTo(PhoneInHand.hash(each.entry()));
            if (each.picture().length == 0) {
                acknowledge(each);
            }
        }
    }

    private void picture(Session session, PhoneInHand phone, Written photograph, Random random) throws IOException {
        String at = "/photographs/" + photograph.entry().key();
        JsonNode told = ask(session, phone, at, "", new byte[0]);
        while (told.get("arrivedAt").isNull()) {
            int from = told.get("received").asInt();
            byte[] part =
                    Arrays.copyOfRange(photograph.picture(), from, Math.min(photograph.picture().length, from + PART));
            String parts = at + "/parts?from=" + from;
            if (!BENCH && random.nextInt(4) == 0) {
                breakOff(phone, parts, "application/octet-stream", part);
            }
            told = ask(session, phone, parts, "application/octet-stream", part);
        }
        assertThat(told.get("sha256").asString()).isEqualTo(PhoneInHand.sha256(photograph.picture()));
        acknowledge(photograph);
    }

    private void acknowledge(Written written) {
        if (acknowledged.add(String.valueOf(written.entry().key()))) {
            answers.incrementAndGet();
            synchronized (line) {
                line.notifyAll();
            }
        }
    }

    private byte[] body(List<Written> batch) {
        return json.writeValueAsBytes(
                Map.of("entries", batch.stream().map(Written::entry).toList()));
    }

    private JsonNode ask(Session session, PhoneInHand phone, String path, String type, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address(phone, path)))
                .timeout(Duration.ofMinutes(3))
                .header("Authorization", "Bearer " + phone.taken().token());
        if (!type.isEmpty()) {
            request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        HttpResponse<String> answer = session.send(request.build());
        if (answer.statusCode() >= 500) {
            throw new IOException(answer.body());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static String address(PhoneInHand phone, String path) {
        return "/api/v1/inspection/phones/" + phone.taken().phone() + path;
    }

    /** Half of it, and then the connection is gone. */
    private void breakOff(PhoneInHand phone, String path, String type, byte[] body) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(address(phone, path), phone.taken().token(), type, body.length)
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
        } catch (IOException down) {
            // as broken as it is meant to be
        }
    }

    private void awaitLine() throws IOException {
        synchronized (line) {
            long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
            do {
                try {
                    line.wait(200);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IOException(stopped);
                }
            } while (!reachable && System.nanoTime() < end);
        }
    }

    /** Until so many are acknowledged, or all are home. */
    private void await(int wanted, List<Future<?>> home) throws Exception {
        while (answers.get() < wanted && !home.stream().allMatch(Future::isDone)) {
            for (Future<?> each : home) {
                if (each.isDone()) {
                    each.get();
                }
            }
            synchronized (line) {
                line.wait(100);
            }
        }
    }

    private void holds(Server server, List<List<Written>> written) throws Exception {
        JdbcClient jdbc = server.database();
        Set<String> keys = new HashSet<>();
        Map<String, Written> all = new ConcurrentHashMap<>();
        written.forEach(
                own -> own.forEach(each -> all.put(String.valueOf(each.entry().key()), each)));
        assertThat(acknowledged).as("everything came home").isEqualTo(all.keySet());
        jdbc.sql("select entry_key::text, sha256 from inspection.entry")
                .query((row, number) -> {
                    String key = row.getString(1);
                    assertThat(keys.add(key)).as("once: " + key).isTrue();
                    assertThat(row.getString(2))
                            .isEqualTo(PhoneInHand.hash(all.get(key).entry()));
                    return key;
                })
                .list();
        assertThat(keys).isEqualTo(all.keySet());
        assertThat(jdbc.sql(
                                "select count(*) from inspection.finding f join inspection.entry e on e.entry_key = f.finding_id")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PHONES * ENTRIES);
        assertThat(jdbc.sql(
                                "select count(*) from inspection.photograph p join files.blob b on b.sha256 = p.sha256 where p.sha256 = p.sent_sha256")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PHONES * PICTURES);
        assertThat(jdbc.sql("select count(*) from inspection.photograph_part")
                        .query(Integer.class)
                        .single())
                .as("parts of whole photographs are not kept")
                .isZero();
        new FileStore(data, jdbc).isWholeAndTidy("afterwards");
    }
}
