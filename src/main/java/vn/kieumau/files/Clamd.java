package vn.kieumau.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Refused;

/** Asks ClamAV's daemon about a file, where an operator named one; then nothing comes in unasked. */
@Component
class Clamd {
    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** What it answers is one short line. */
    private static final int ANSWER = 1024;

    private final String address;
    private final Duration longest;

    /** @param address host:port; empty: nobody is asked */
    @Autowired
    Clamd(@Value("${kieumau.clamd:}") String address) {
        this(address, LONGEST);
    }

    /** @param longest after which no answer is waited for */
    Clamd(String address, Duration longest) {
        this.address = address;
        this.longest = longest;
    }

    /** @param shown names the file in a refusal */
    void ask(Path file, String shown) {
        if (address.isEmpty()) {
            return;
        }
        String answer;
        try {
            answer = answer(file);
        } catch (IOException away) {
            LOG.warn("clamd at {}: {}", address, away.toString());
            throw new Refused(FilesRefusal.SCANNER_AWAY, shown);
        }
        Refused.when(answer.endsWith(" FOUND"), FilesRefusal.INFECTED, shown);
        if (!answer.endsWith(" OK")) {
            LOG.warn("clamd at {} answered: {}", address, answer);
            throw new Refused(FilesRefusal.SCANNER_AWAY, shown);
        }
    }

    private String answer(Path file) throws IOException {
        int colon = address.lastIndexOf(':');
        int timeout = (int) longest.toMillis();
        try (Socket socket = new Socket()) {
            // A read has its own limit; a write to somebody who does not read has none but this.
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> close(socket));
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    timeout);
            socket.setSoTimeout(timeout);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            try (InputStream content = Files.newInputStream(file)) {
                byte[] part = new byte[64 * 1024];
                for (int read = content.read(part); read > 0; read = content.read(part)) {
                    out.writeInt(read);
                    out.write(part, 0, read);
                }
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // as is wanted
        }
    }
}
