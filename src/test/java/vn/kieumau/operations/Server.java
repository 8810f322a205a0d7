package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.support.TestDatabase;

/** The application as a process of its own, as the scripts start it, and one person who uses it over HTTP. */
public final class Server {
    /**
     * Tests run in several processes at once, and a server needs seconds until it listens: each process has ports of its own, below those
     * that the system hands out.
     */
    private static final int PORTS = 500;

    private static final int FIRST_PORT =
            10_000 + (int) (ProcessHandle.current().pid() % 44) * PORTS;
    private static final AtomicInteger NEXT_PORT = new AtomicInteger();

    /** Far more than it takes: the machine may be busy with other tests. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private final Path data;
    private final int port;
    private final Path output;
    private final Process process;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Server(Path data, int port, Path output, Process process) {
        this.data = data;
        this.port = port;
        this.output = output;
        this.process = process;
    }

    public static int freePort() throws IOException {
        for (int tried = 0; tried < PORTS; tried++) {
            int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one
            }
        }
        throw new IOException("no port is free from " + FIRST_PORT + " on");
    }

    public static Server start(Path data, int port) throws IOException {
        return start(data, port, Map.of());
    }

    /** Ready, with the demonstration; with more settings than the usual two. */
    public static Server start(Path data, int port, Map<String, String> settings) throws IOException {
        if (!Files.exists(data)) {
            likeTheFirst(data);
        }
        Server server = begin(data, port, settings);
        server.awaitReady();
        return server;
    }

    /** A data folder in which the demonstration is loaded already: loading it takes most of a first start. */
    private static synchronized void likeTheFirst(Path data) throws IOException {
        Path first = TestDatabase.temporary("first");
        if (!Files.exists(first)) {
            Server server = begin(first, freePort(), Map.of());
            server.awaitReady();
            assertThat(server.stop()).as("stopped: %s", server.output()).isNotEqualTo(-1);
            assertThat(server.databaseStopped()).isTrue();
        }
        // With owners and rights, which the database insists on.
        Process copy = new ProcessBuilder("cp", "-a", first.toString(), data.toString())
                .inheritIO()
                .start();
        try {
            assertThat(copy.waitFor()).isZero();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Starts and does not wait, compiled as the tests are; with more settings than the usual two, and arguments of the command line. */
    public static Server begin(Path data, int port, Map<String, String> settings, String... arguments)
            throws IOException {
        Path output = Files.createTempFile("kieumau-server", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-Duser.timezone=Asia/Ho_Chi_Minh"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "vn.kieumau.KieuMau"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KIEUMAU_"));
        environment.putAll(new TreeMap<>(settings));
        environment.put("KIEUMAU_DATA", data.toString());
        environment.putIfAbsent("KIEUMAU_PORT", String.valueOf(port));
        return new Server(data, port, output, builder.start());
    }

    public void awaitReady() throws IOException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!ready()) {
            assertThat(process.isAlive()).as("still starting: %s", output()).isTrue();
            assertThat(System.nanoTime()).as("ready in time: %s", output()).isLessThan(end);
            awaitExit(Duration.ofMillis(100));
        }
    }

    public boolean ready() {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    void awaitOutput(String words) throws IOException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!output().contains(words)) {
            assertThat(System.nanoTime()).as("printed in time: %s", output()).isLessThan(end);
            awaitExit(Duration.ofMillis(100));
        }
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /** @return the exit code, or -1 when it still runs */
    public int awaitExit(Duration most) {
        try {
            return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As Ctrl-C or kill do. */
    public int stop() {
        process.destroy();
        return awaitExit(Duration.ofSeconds(30));
    }

    /** As kill -9 does, to Java. */
    public void killJava() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** As kill -9 does, to PostgreSQL and all its processes. */
    public void killDatabase() throws IOException {
        ProcessHandle postgres = ProcessHandle.of(databasePid()).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(postgres.descendants().toList());
        postgres.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    public long pid() {
        return process.pid();
    }

    long databasePid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                .get(0)
                .strip());
    }

    public boolean databaseStopped() {
        return !Files.exists(data.resolve("postgres/data/postmaster.pid"));
    }

    /** Past the application: what it has written, as a test sees it. */
    public JdbcClient database() throws IOException {
        List<String> running = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + running.get(3).strip() + "/kieumau",
                "kieumau",
                Files.readString(data.resolve("postgres/password")).strip()));
    }

    public String databaseLog() throws IOException {
        return Files.readString(data.resolve("postgres/server.log"));
    }

    HttpResponse<String> get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + url))
                .build());
    }

    HttpResponse<String> get(String url, String token) throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + url))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    HttpResponse<String> post(String url, String token, Map<String, String> fields) throws IOException {
        StringBuilder body = new StringBuilder("_csrf=" + encoded(token));
        fields.forEach(
                (name, value) -> body.append('&').append(name).append('=').append(encoded(value)));
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    void signIn(String login) throws IOException {
        Map<String, String> fields = Map.of("username", login, "password", Accounts.DEMONSTRATION_PASSWORD);
        HttpResponse<String> answer = post("/accounts/sign-in", tokenOf(get("/accounts/sign-in")), fields);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .as("signed in")
                .endsWith("/");
    }

    /** The hidden token of a page's form. */
    static String tokenOf(HttpResponse<String> page) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as("a form on %s", page.uri()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
