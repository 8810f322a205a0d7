package vn.kieumau.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.kieumau.kernel.Refused;

/** Counts what comes out of compressed parts of one file, and stops where it is too much. */
final class Unpacked {
    static final long MOST = 200L * 1024 * 1024;
    private static final long SMALL = 5L * 1024 * 1024;

    /** What people write shrinks to a tenth or a fiftieth; a bomb to a thousandth. */
    private static final long MOST_RATIO = 200;

    private final String shown;
    private long total;

    /** @param shown names the file in a refusal */
    Unpacked(String shown) {
        this.shown = shown;
    }

    /** @param packed size of the part before; 0 or less where nobody knows */
    InputStream counted(InputStream part, long packed) {
        return new FilterInputStream(part) {
            private long size;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                size += Math.max(read, 0);
                count(Math.max(read, 0));
                Refused.when(
                        size > SMALL && packed > 0 && size / packed > MOST_RATIO,
                        FilesRefusal.TOO_MUCH_UNPACKED,
                        shown);
                return read;
            }
        };
    }

    void count(long bytes) {
        total += bytes;
        Refused.when(total > MOST, FilesRefusal.TOO_MUCH_UNPACKED, shown);
    }
}
