package vn.kieumau.notices.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.notices.Outbox;
import vn.kieumau.notices.OutboxFixture;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;

/** What acts leave to be sent arrives at receivers beside the application, over HTTP. What is taken is committed first, so this has a database of its own. */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@TestPropertySource(properties = "kieumau.test=apart")
class DeliveryTest {
    private static final long LONGEST_MILLIS = 4_000;

    @Autowired
    KeepReceiver keepReceiver;

    @Autowired
    Receivers receivers;

    @Autowired
    JsonMapper json;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final Ticking clock = new Ticking();
    final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    final CountDownLatch enough = new CountDownLatch(1);
    final ExecutorService serving = Executors.newCachedThreadPool();
    HttpServer server;
    Outbox outbox;

    record Received(String path, String id, String timestamp, String signature, byte[] body) {
        static Received of(HttpExchange exchange) throws IOException {
            return new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestBody().readAllBytes());
        }
    }

    /** Begins with the demonstration's day and goes on when it is told to. */
    final class Ticking extends Clock {
        Instant now = Instant.parse("2023-11-24T05:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Ho_Chi_Minh");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void receiversListen() throws IOException {
        clock.now = demo.actor("admin").at().toInstant().plusSeconds(600);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(serving);
        answer("/nhan", exchange -> exchange.sendResponseHeaders(204, -1));
        answer("/loi", exchange -> exchange.sendResponseHeaders(500, -1));
        answer("/het", exchange -> exchange.sendResponseHeaders(410, -1));
        answer("/chuyen", exchange -> {
            exchange.getResponseHeaders().set("Location", "/nhan");
            exchange.sendResponseHeaders(307, -1);
        });
        answer("/cham", exchange -> {
            await(enough);
            exchange.sendResponseHeaders(204, -1);
        });
        answer("/nho-giot", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            await(enough);
        });
        server.start();
        outbox = outbox(new Addresses("localhost"));
    }

    @AfterEach
    void nobodyIsToldAnyMore() {
        enough.countDown();
        server.stop(0);
        serving.shutdownNow();
        Stream.of("delivery", "receiver_secret", "receiver")
                .forEach(each -> jdbc.sql("delete from notices." + each).update());
    }

    @Test
    void aReceiverIsToldByACallThatItsSecretSigned() throws Exception {
        KeepReceiver.Registered made = register("nhattan", "/nhan");
        act("nhattan");
        deliver();
        Received call = received.remove();
        assertThat(call.signature()).isEqualTo("v1," + signature(made.secret(), call));
        assertThat(call.timestamp()).isEqualTo(String.valueOf(clock.now.getEpochSecond()));
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"CONFIRM_REGISTRATION\",\"timestamp\":\"%s\",\"data\":{\"url\":\"http://localhost:8080/api/v1/campaigns/%d\"}}"
                                .formatted(value("at", OffsetDateTime.class).toInstant(), demo.cohort2023()));
        assertThat(states()).containsExactly("delivered 1 204 ");
        deliver();
        assertThat(received).as("once").isEmpty();
    }

    @Test
    void forADayAfterAChangeBothSecretsSign() throws Exception {
        KeepReceiver.Registered made = register("nhattan", "/nhan");
        String second = keepReceiver.rotate(demo.actor("admin"), made.receiverId());
        String third = keepReceiver.rotate(demo.actor("admin"), made.receiverId());
        act("nhattan");
        deliver();
        Received both = received.remove();
        assertThat(both.signature()).isEqualTo("v1," + signature(third, both) + " v1," + signature(second, both));
        clock.now = clock.now.plus(Duration.ofHours(KeepReceiver.BOTH_HOURS));
        keepReceiver.resend(demo.actor("admin"), made.receiverId(), value("id", Long.class));
        deliver();
        Received one = received.remove();
        assertThat(one.signature()).isEqualTo("v1," + signature(third, one));
        assertThat(one.id()).as("the same message").isEqualTo(both.id());
    }

    @Test
    void aReceiverIsToldOnlyWithinItsReachOnlyOfItsActsAndOnlyWhileItIsEnabled() {
        register("nhattan", "/nhan");
        act("hn-p1");
        append("RETURN_PROVINCE", "nhattan");
        assertThat(states()).as("elsewhere, and another act").isEmpty();
        KeepReceiver.Registered above = register("hn", "/nhan");
        act("nhattan");
        act("hn-p1");
        assertThat(states()).hasSize(3);
        Receiver receiver =
                receivers.find(demo.actor("admin"), above.receiverId()).orElseThrow();
        keepReceiver.change(
                demo.actor("admin"),
                above.receiverId(),
                receiver.version(),
                new NewReceiver("Tắt", receiver.url(), receiver.officeId(), receiver.acts(), false));
        act("hn-p1");
        assertThat(states()).hasSize(3);
        deliver();
        assertThat(received).as("nor is it sent what waits").hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        register("nhattan", "/nhan");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            act("nhattan");
            assertThat(states()).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(states()).isEmpty();
        deliver();
        assertThat(received).isEmpty();
    }

    @Test
    void whatDoesNotArriveIsTriedAgainLaterEachTimeUntilItIsDeadAndThenByAPerson() {
        KeepReceiver.Registered made = register("nhattan", "/loi");
        act("nhattan");
        Duration before = Duration.ZERO;
        for (int attempt = 1; attempt <= Outbox.TRIES; attempt++) {
            deliver();
            assertThat(received).hasSize(attempt);
            deliver();
            assertThat(received).as("not before its time").hasSize(attempt);
            Instant due = value("due", OffsetDateTime.class).toInstant();
            Duration wait = Duration.between(clock.now, due);
            if (attempt < Outbox.TRIES) {
                assertThat(states()).containsExactly("waiting " + attempt + " 500 status");
                assertThat(wait)
                        .isBetween(Duration.ofSeconds(24), Duration.ofHours(15))
                        .isGreaterThan(before.dividedBy(2));
                clock.now = due;
                before = wait;
            }
        }
        assertThat(states()).containsExactly("dead 10 500 status");
        clock.now = clock.now.plus(Duration.ofDays(20));
        deliver();
        assertThat(received).hasSize(Outbox.TRIES);
        keepReceiver.resend(demo.actor("admin"), made.receiverId(), value("id", Long.class));
        deliver();
        assertThat(states()).containsExactly("waiting 1 500 status");
        assertThat(received.stream().map(Received::id).distinct()).hasSize(1);
        clock.now = clock.now.plus(Duration.ofDays(Outbox.KEPT_DAYS + 1));
        outbox.tidy();
        assertThat(states()).as("kept so long").isEmpty();
    }

    @Test
    void noRedirectIsFollowedAndWhatIsGoneIsLeft() {
        register("nhattan", "/chuyen");
        register("nhattan", "/het");
        act("nhattan");
        deliver();
        assertThat(received.stream().map(Received::path)).containsExactlyInAnyOrder("/chuyen", "/het");
        assertThat(states()).containsExactly("waiting 1 307 redirect", "dead 1 410 gone");
    }

    @Test
    void aSlowReceiverDelaysNoOtherAndIsGivenUp() throws Exception {
        register("nhattan", "/cham");
        for (int i = 0; i < 40; i++) {
            act("nhattan");
        }
        register("nhattan", "/nhan");
        act("nhattan");
        List<CompletableFuture<Void>> begun = outbox.begin();
        assertThat(begun).as("two of the slow one, and the fast one's").hasSize(3);
        assertThat(outbox.begin()).as("no more of the slow one").isEmpty();
        Received fast = received.poll(30, TimeUnit.SECONDS);
        while (fast != null && !fast.path().equals("/nhan")) {
            fast = received.poll(30, TimeUnit.SECONDS);
        }
        assertThat(fast).isNotNull();
        CompletableFuture.anyOf(begun.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(jdbc.sql("select count(*) from notices.delivery where state = 'delivered'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        all(begun);
        assertThat(states()).contains("waiting 1 null timeout");
    }

    @Test
    void nothingIsReadOfAnAnswerButItsStatus() {
        register("nhattan", "/nho-giot");
        act("nhattan");
        deliver();
        assertThat(states()).containsExactly("delivered 1 200 ");
    }

    @Test
    void twoServersSendEachOnce() {
        register("nhattan", "/nhan");
        register("hn", "/nhan");
        for (int i = 0; i < 10; i++) {
            act("nhattan");
        }
        Outbox other = outbox(new Addresses("localhost"));
        for (int i = 0; i < 10; i++) {
            CompletableFuture<List<CompletableFuture<Void>>> there =
                    CompletableFuture.supplyAsync(other::begin, serving);
            all(outbox.begin());
            all(there.join());
        }
        assertThat(states()).hasSize(20).allMatch(each -> each.startsWith("delivered 1"));
        assertThat(received).hasSize(20);
        assertThat(received.stream().map(Received::id).distinct()).hasSize(20);
    }

    @Test
    void whatAServerTookThatStoppedIsSentByAnother() {
        register("nhattan", "/nhan");
        act("nhattan");
        jdbc.sql("update notices.delivery set attempts = 1, sending_until = :until")
                .param("until", OffsetDateTime.now(clock).plusMinutes(2))
                .update();
        deliver();
        assertThat(received).isEmpty();
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        deliver();
        assertThat(received).hasSize(1);
        assertThat(states()).containsExactly("delivered 2 204 ");
    }

    /** The name was public when it was registered and is ours when it is called. */
    @Test
    void theAddressIsCheckedWhenItIsCalledAndThatVeryOneIsCalled() {
        register("nhattan", "/nhan");
        act("nhattan");
        int[] asked = new int[1];
        outbox = outbox(new Addresses("") {
            @Override
            InetAddress[] lookUp(String host) throws UnknownHostException {
                asked[0]++;
                return new InetAddress[] {InetAddress.getByName(asked[0] == 1 ? "192.168.0.7" : "127.0.0.1")};
            }
        });
        deliver();
        assertThat(states()).containsExactly("waiting 1 null not_public");
        clock.now = clock.now.plus(Duration.ofHours(1));
        deliver();
        assertThat(states()).containsExactly("waiting 2 null not_public");
        assertThat(received).isEmpty();
        assertThat(asked[0]).as("once for each call").isEqualTo(2);
        outbox = outbox(new Addresses("localhost") {
            @Override
            InetAddress[] lookUp(String host) throws UnknownHostException {
                asked[0]++;
                throw new UnknownHostException(host);
            }
        });
        clock.now = clock.now.plus(Duration.ofHours(1));
        deliver();
        assertThat(states()).containsExactly("waiting 3 null unknown_host");
    }

    @Test
    void aTestIsSentThatSaysNothing() {
        KeepReceiver.Registered made = register("nhattan", "/nhan");
        keepReceiver.test(demo.actor("admin"), made.receiverId());
        deliver();
        assertThat(new String(received.remove().body(), StandardCharsets.UTF_8))
                .contains("\"type\":\"TEST\"", "\"url\":\"\"");
    }

    private Outbox outbox(Addresses addresses) {
        return OutboxFixture.outbox(
                jdbc, new CallReceiver(receivers, addresses, json, "http://localhost:8080", LONGEST_MILLIS), clock);
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, Answering answering) {
        server.createContext(path, exchange -> {
            try (exchange) {
                received.add(Received.of(exchange));
                answering.answer(exchange);
            }
        });
    }

    private KeepReceiver.Registered register(String unit, String path) {
        long office = jdbc.sql("select office_id from accounts.v_office where unit_id = :unit and kind = 'police'")
                .param("unit", demo.unit(unit))
                .query(Long.class)
                .single();
        return keepReceiver.register(
                demo.actor("admin"),
                new NewReceiver(
                        "Nơi nhận " + path,
                        "http://localhost:" + server.getAddress().getPort() + path,
                        office,
                        List.of("CONFIRM_REGISTRATION"),
                        true));
    }

    private void act(String ward) {
        append("CONFIRM_REGISTRATION", ward);
    }

    private void append(String act, String ward) {
        jdbc.sql("""
                        select audit.append(:at, :at, false, :by, '', '', :act, 'campaigns.registration',
                            (select min(id) from campaigns.registration where unit_id = :unit), '', :unit, '')
                        """)
                .param("at", demo.actor("admin").at())
                .param("by", demo.actor("hn-lanhdao").accountId())
                .param("act", act)
                .param("unit", demo.unit(ward))
                .query(Long.class)
                .single();
    }

    private void deliver() {
        all(outbox.begin());
    }

    private static void all(List<CompletableFuture<Void>> begun) {
        begun.forEach(CompletableFuture::join);
    }

    private List<String> states() {
        return jdbc.sql(
                        "select state || ' ' || attempts || ' ' || coalesce(status::text, 'null') || ' ' || fault from notices.delivery order by id")
                .query(String.class)
                .list();
    }

    private <T> T value(String column, Class<T> type) {
        return jdbc.sql("select " + column + " from notices.delivery")
                .query(type)
                .single();
    }

    /** As a receiver reckons it, from the specification. */
    private static String signature(String secret, Received call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + new String(call.body(), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("nobody ended it"));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
