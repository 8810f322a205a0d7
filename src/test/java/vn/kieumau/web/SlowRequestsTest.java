package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kieumau.operations.Server;
import vn.kieumau.support.TestDatabase;

/** Whoever sends too much, too slowly or nothing at all keeps nobody else from being served, and is cut off in the end. */
class SlowRequestsTest {
    private static final int MANY = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String DRIBBLED =
            "POST /accounts/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 500000\r\n\r\n";

    static final Path DATA = TestDatabase.temporary("slow");
    static int port;
    static Server server;
    static String token;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        port = Server.freePort();
        server = Server.start(DATA, port, Map.of("SERVER_TOMCAT_CONNECTIONTIMEOUT", PATIENCE.toSeconds() + "s"));
        Server command = Server.begin(DATA, port, Map.of(), "token", "--user", "nhattan-canbo");
        assertThat(command.awaitExit(Duration.ofMinutes(1)))
                .as(command.output())
                .isZero();
        Matcher made = Pattern.compile("km_\\S+").matcher(command.output());
        assertThat(made.find()).isTrue();
        token = made.group();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void headersAboveTheLimitAreRefusedAndTheServerLives() throws IOException {
        for (String header : List.of(
                "X-Long: " + "x".repeat(100_000),
                ("X-Many: 1\r\n").repeat(20_000).strip())) {
            try (Socket socket = connect()) {
                send(socket, "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
                assertThat(status(socket)).isIn("400", "431");
            }
        }
        assertThat(server.ready()).isTrue();
    }

    @Test
    void aBodyFarAboveTheLimitIsRefused() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/accounts/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + "x".repeat(5_000_000)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(400, 403, 413);
        assertThat(server.ready()).isTrue();
    }

    @Test
    void aConnectionThatFallsSilentWithinItsHeadersIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /health/ready HTTP/1.1\r\nHost: loc");
            assertThat(cutOff(socket)).isTrue();
        }
    }

    @Test
    void manyWhoDribbleTheirHeadersKeepNobodyWaiting() throws Exception {
        othersAreServedBeside("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", false);
    }

    @Test
    void manyWhoDribbleAFormKeepNobodyWaitingAndAreCutOff() throws Exception {
        othersAreServedBeside(DRIBBLED.formatted("application/x-www-form-urlencoded"), true);
    }

    @Test
    void manyWhoDribbleAFileKeepNobodyWaitingAndAreCutOff() throws Exception {
        othersAreServedBeside(
                DRIBBLED.formatted("multipart/form-data; boundary=b")
                        + "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n",
                true);
    }

    /** More of them than there are connections to the database, which the others need. */
    @Test
    void manyProgramsThatDribbleKeepNobodyWaitingAndAreCutOff() throws Exception {
        for (String type : List.of("application/json", "multipart/form-data; boundary=b")) {
            othersAreServedBeside(
                    "POST /api/v1/evidence?unit=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nIdempotency-Key: k\r\nContent-Type: " + type
                            + "\r\nContent-Length: 500000\r\n\r\n--b\r\n",
                    true);
        }
    }

    @Test
    void anUploadThatBreaksOffOrIsNoneIsRefusedAsAProblem() throws Exception {
        for (String type : List.of("multipart/form-data; boundary=b", "multipart/form-data", "garbage", "*/*")) {
            for (String body : List.of(
                    "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n%PDF",
                    "--b\r\nbroken", "")) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/evidence?unit=1"))
                                .header("Authorization", "Bearer " + token)
                                .header("Idempotency-Key", "broken")
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(type + body).isBetween(400, 422);
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("application/problem+json");
            }
        }
        assertThat(server.output()).as("nobody's fault but theirs").doesNotContain("fault");
    }

    @Test
    void manyWhoDribbleABodyThatNobodyReadsAreCutOffToo() throws Exception {
        othersAreServedBeside(
                "POST /health/ready HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 500000\r\n\r\n",
                true);
    }

    private void othersAreServedBeside(String start, boolean cutOff) throws Exception {
        List<Socket> slow = new ArrayList<>();
        ScheduledExecutorService dribble = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < MANY; i++) {
                Socket socket = connect();
                send(socket, start);
                slow.add(socket);
            }
            dribble.scheduleAtFixedRate(() -> slow.forEach(SlowRequestsTest::drop), 0, 500, TimeUnit.MILLISECONDS);
            for (int i = 0; i < 5; i++) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/accounts/sign-in"))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            if (cutOff) {
                for (Socket each : slow) {
                    assertThat(cutOff(each)).as("cut off").isTrue();
                }
            }
        } finally {
            dribble.shutdownNow();
            for (Socket each : slow) {
                each.close();
            }
        }
        assertThat(server.ready()).isTrue();
        assertThat(server.output()).as("nobody's fault but theirs").doesNotContain("fault");
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.multipliedBy(10).toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static void drop(Socket socket) {
        try {
            send(socket, "x");
        } catch (IOException cutOff) {
            // as it should be
        }
    }

    private static String status(Socket socket) throws IOException {
        String line = new String(socket.getInputStream().readNBytes("HTTP/1.1 400".length()), StandardCharsets.UTF_8);
        return line.substring(line.length() - 3);
    }

    /** Whether the server ends the connection, with or without an answer, before the test's own patience ends. */
    private static boolean cutOff(Socket socket) {
        try (InputStream answer = socket.getInputStream()) {
            answer.readAllBytes();
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
