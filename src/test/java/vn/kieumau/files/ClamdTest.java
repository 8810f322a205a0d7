package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;

/** Against a daemon that speaks as ClamAV's does. */
class ClamdTest {
    @TempDir
    Path folder;

    Path file;
    byte[] content;

    @BeforeEach
    void write() throws IOException {
        content = "Công an phường ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        file = Files.write(folder.resolve("a.txt"), content);
    }

    @Test
    void aCleanFileIsLetThroughAndWasSentWhole() throws Exception {
        try (Daemon daemon = new Daemon("stream: OK\0")) {
            assertThatCode(() -> clamd(daemon).ask(file, "a.txt")).doesNotThrowAnyException();
            assertThat(daemon.received.get()).isEqualTo(content);
        }
    }

    @Test
    void whatItFindsIsRefused() throws Exception {
        try (Daemon daemon = new Daemon("stream: Eicar-Signature FOUND\0")) {
            assertThat(refusal(clamd(daemon))).isEqualTo(FilesRefusal.INFECTED);
        }
    }

    @Test
    void anythingButItsOkIsNotLetThrough() throws Exception {
        for (String answer : new String[] {"INSTREAM size limit exceeded. ERROR\0", "", "UNKNOWN COMMAND\0"}) {
            try (Daemon daemon = new Daemon(answer)) {
                assertThat(refusal(clamd(daemon))).as(answer).isEqualTo(FilesRefusal.SCANNER_AWAY);
            }
        }
    }

    @Test
    void oneThatIsAwayLetsNothingThrough() throws Exception {
        int free;
        try (Daemon daemon = new Daemon("")) {
            free = daemon.port();
        }
        assertThat(refusal(new Clamd("127.0.0.1:" + free))).isEqualTo(FilesRefusal.SCANNER_AWAY);
    }

    @Test
    void oneThatStaysSilentIsNotWaitedForLong() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Clamd clamd = new Clamd("127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(300));
            assertThat(refusal(clamd)).isEqualTo(FilesRefusal.SCANNER_AWAY);
        }
    }

    @Test
    void nobodyIsAskedWhereNoneIsNamed() {
        assertThatCode(() -> new Clamd("").ask(file, "a.txt")).doesNotThrowAnyException();
    }

    private Refusal refusal(Clamd clamd) {
        return catchThrowableOfType(Refused.class, () -> clamd.ask(file, "a.txt"))
                .refusal();
    }

    private static Clamd clamd(Daemon daemon) {
        return new Clamd("127.0.0.1:" + daemon.port());
    }

    /** Takes one file, and gives one answer. */
    static final class Daemon implements AutoCloseable {
        final CompletableFuture<byte[]> received = new CompletableFuture<>();
        private final ServerSocket door;

        Daemon(String answer) throws IOException {
            door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> serve(answer), "clamd");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        private void serve(String answer) {
            try (Socket guest = door.accept()) {
                DataInputStream in = new DataInputStream(guest.getInputStream());
                String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    all.writeBytes(in.readNBytes(length));
                }
                received.complete(command.equals("zINSTREAM\0") ? all.toByteArray() : new byte[0]);
                guest.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                received.completeExceptionally(closed);
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
