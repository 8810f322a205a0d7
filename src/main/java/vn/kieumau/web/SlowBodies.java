package vn.kieumau.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Cuts off whoever sends the body of a request drop by drop: each drop keeps the connection from falling silent, and so a
 * thread occupied, as long as somebody likes. What nobody has read of a body is read here too, under the same rule, because
 * the server would do it without one.
 */
class SlowBodies extends ValveBase {
    /** Slower than any line that people work over. */
    static final long BYTES_PER_SECOND = 4_096;

    /** As much of a body that nobody wants as is read for the sake of an answer: see max-swallow-size. */
    private static final long UNWANTED = 200L * 1024 * 1024;

    private static final String TOO_SLOW = "the body comes too slowly";

    private final long patience;

    /** @param patience how long a body may take before its speed counts */
    SlowBodies(Duration patience) {
        super(true);
        this.patience = patience.toNanos();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request raw = request.getCoyoteRequest();
        InputBuffer own = raw.getInputBuffer();
        Watched watched = new Watched(raw, own);
        raw.setInputBuffer(watched);
        try {
            getNext().invoke(request, response);
        } finally {
            // Whoever asked whether to send a body at all, and was not told to, sends none.
            if (!raw.hasExpectation()) {
                watched.drain();
            }
            raw.setInputBuffer(own);
        }
    }

    private final class Watched implements InputBuffer {
        private final org.apache.coyote.Request request;
        private final InputBuffer body;
        private final long began = System.nanoTime();
        private long bytes;
        private boolean ended;
        private boolean cutOff;

        Watched(org.apache.coyote.Request request, InputBuffer body) {
            this.request = request;
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            // Readers go on to the end even when they were told that there is none.
            if (cutOff) {
                throw new InterruptedIOException(TOO_SLOW);
            }
            int read = body.doRead(into);
            ended |= read < 0;
            bytes += Math.max(read, 0);
            long counted = System.nanoTime() - began - patience;
            if (!ended && counted > 0 && bytes < counted / 1_000_000_000.0 * BYTES_PER_SECOND) {
                cutOff = true;
                InterruptedIOException slow = new InterruptedIOException(TOO_SLOW);
                request.action(ActionCode.CLOSE_NOW, slow);
                throw slow;
            }
            return read;
        }

        @Override
        public int available() {
            return body.available();
        }

        void drain() {
            Unwanted nowhere = new Unwanted();
            try {
                for (long drained = 0; !ended && drained <= UNWANTED; ) {
                    drained += Math.max(doRead(nowhere), 0);
                }
            } catch (IOException gone) {
                // so is the connection
            }
        }
    }

    /** Where unwanted bytes go. */
    private static final class Unwanted implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // nothing is kept
        }
    }
}
