package vn.kieumau.operations.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The steps of a start: unpack, initialise once, then take over, join or start the server of a data directory. */
final class Starting {
    private static final String MAJOR = "18";
    private static final String MARK = "kieumau.mark";
    private static final String USER = EmbeddedPostgres.USER;

    /** PostgreSQL refuses to run as root, and its initdb wants an id that the system knows: "nobody". */
    private static final int UNPRIVILEGED = 65_534;

    private static final int START_TRIES = 3;
    private static final String LOG = "server.log";

    private final Path home;
    private final Path data;

    Starting(Path home) {
        this.home = home;
        this.data = home.resolve("data");
    }

    EmbeddedPostgres start() throws IOException {
        Files.createDirectories(home);
        refuseUnreachable();
        FileLock lock = FileChannel.open(
                        home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
        Path binaries = Binaries.unpack(home);
        if (lock == null) {
            return joinRunning(binaries);
        }
        initialise(binaries);
        String password = Files.readString(home.resolve("password")).strip();
        List<Long> running = pidFile(data);
        if (!running.isEmpty() && alive(running.get(0))) {
            int port = running.get(1).intValue();
            if (answers(port, password)) {
                return new EmbeddedPostgres(home, binaries, password, port, lock);
            }
            waitUntilGone(running.get(0));
        }
        for (int tries = 1; ; tries++) {
            int port = freePort();
            int exit = run(
                    home,
                    asOwner(List.of(
                            binaries.resolve("bin/pg_ctl").toString(),
                            "-D",
                            data.toString(),
                            "-l",
                            home.resolve(LOG).toString(),
                            "-o",
                            "-p " + port,
                            "-w",
                            "-t",
                            "60",
                            "start")));
            if (exit == 0) {
                createDatabase(port, password);
                return new EmbeddedPostgres(home, binaries, password, port, lock);
            }
            if (tries == START_TRIES) {
                throw new StartRefused(
                        "Không khởi động được cơ sở dữ liệu. Xem " + home.resolve(LOG) + ".",
                        "The database did not start. See " + home.resolve(LOG) + ".");
            }
        }
    }

    private EmbeddedPostgres joinRunning(Path binaries) throws IOException {
        List<Long> running = pidFile(data);
        if (running.isEmpty()) {
            throw new StartRefused(
                    "Thư mục dữ liệu đang được một tiến trình khác khởi động. Hãy đợi rồi thử lại.",
                    "Another process is starting on this data directory. Wait, then try again.");
        }
        String password = Files.readString(home.resolve("password")).strip();
        return new EmbeddedPostgres(home, binaries, password, running.get(1).intValue(), null);
    }

    private void initialise(Path binaries) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR)) {
                throw new StartRefused(
                        "Dữ liệu trong %s thuộc PostgreSQL %s; bản này dùng PostgreSQL %s. Hãy chạy bản Kiểu Mẫu cũ, hoặc chuyển dữ liệu."
                                .formatted(data, found, MAJOR),
                        "The data in %s belongs to PostgreSQL %s; this release runs PostgreSQL %s. Run the older release, or migrate."
                                .formatted(data, found, MAJOR));
            }
            if (!Files.exists(home.resolve(MARK))) {
                throw foreign();
            }
            return;
        }
        if (Files.exists(data) && !isEmpty(data)) {
            throw foreign();
        }
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Path passwordFile = home.resolve("password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(secret) + "\n");
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        giveToOwner();
        int exit = run(
                home,
                asOwner(List.of(
                        binaries.resolve("bin/initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--data-checksums")));
        if (exit != 0) {
            throw new StartRefused(
                    "Không tạo được cơ sở dữ liệu trong %s: %s Hãy xoá thư mục này rồi thử lại."
                            .formatted(data, lastLine()),
                    "Could not create the database in %s: %s Remove that folder, then try again."
                            .formatted(data, lastLine()));
        }
        Files.writeString(data.resolve("postgresql.conf"), """

                # Kiểu Mẫu: loopback only, durable, small.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                fsync = on
                synchronous_commit = on
                shared_buffers = 64MB
                max_connections = 40
                jit = off
                """, StandardOpenOption.APPEND);
        Files.writeString(home.resolve(MARK), "made by Kiểu Mẫu\n");
    }

    private StartRefused foreign() {
        return new StartRefused(
                "Thư mục %s không phải do Kiểu Mẫu tạo. Hãy đặt KIEUMAU_DATA sang thư mục trống.".formatted(data),
                "%s was not made by Kiểu Mẫu. Point KIEUMAU_DATA to an empty folder.".formatted(data));
    }

    /** As root the server runs under another id, which must be able to reach the folder. */
    private void refuseUnreachable() throws IOException {
        if (!isRoot()) {
            return;
        }
        for (Path parent = home; parent != null; parent = parent.getParent()) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(parent));
            if (!parent.equals(home) && mode.charAt(8) != 'x') {
                throw new StartRefused(
                        "Tài khoản chạy cơ sở dữ liệu không vào được %s. Hãy đặt KIEUMAU_DATA sang thư mục khác, ví dụ /srv/kieumau."
                                .formatted(parent),
                        "The account that runs the database cannot enter %s. Point KIEUMAU_DATA elsewhere, for example /srv/kieumau."
                                .formatted(parent));
            }
        }
    }

    private void createDatabase(int port, String password) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + USER + "'")
                    .next()) {
                statement.execute("create database " + USER);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean answers(int port, String password) {
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }

    /** Process id and port, lines 1 and 4 of the server's own file; empty when there is none. */
    static List<Long> pidFile(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() < 4
                    ? List.of()
                    : List.of(
                            Long.parseLong(lines.get(0).strip()),
                            Long.parseLong(lines.get(3).strip()));
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void waitUntilGone(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            try {
                process.onExit().get(30, TimeUnit.SECONDS);
            } catch (Exception stillThere) {
                throw new StartRefused(
                        "Tiến trình cơ sở dữ liệu cũ (%d) không dừng. Hãy kết thúc nó rồi thử lại.".formatted(pid),
                        "The old database process (%d) does not stop. End it, then try again.".formatted(pid));
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void giveToOwner() throws IOException {
        if (isRoot()) {
            run(home, List.of("chown", "-R", UNPRIVILEGED + ":" + UNPRIVILEGED, home.toString()));
        }
    }

    static List<String> asOwner(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            whole.addAll(
                    List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups", "--"));
        }
        whole.addAll(command);
        return whole;
    }

    /** Runs a program of PostgreSQL to its end, its words kept in the server's log. */
    static int run(Path home, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve(LOG).toFile()))
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve(LOG));
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
