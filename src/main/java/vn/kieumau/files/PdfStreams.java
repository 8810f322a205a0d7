package vn.kieumau.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import vn.kieumau.kernel.Refused;

/**
 * Looks at a PDF file before any reader unpacks it, which readers do in memory: it must come to its end, and every compressed stream but
 * pictures is unpacked and counted. Reads block by block, so that a scan of twenty megabytes needs no more memory than a letter.
 */
final class PdfStreams {
    private static final String STREAM = "stream";

    /** Where the words about a stream stand: so many bytes before it. */
    private static final int ABOUT = 1024;

    private static final int BLOCK = 1024 * 1024;

    /** Of a block so much is kept for the next: what is said about a stream, and blanks behind the end of the file. */
    private static final int KEPT = 64 * 1024;

    private static final Pattern PACKED_AGAIN =
            Pattern.compile("/(?:FlateDecode|Fl)\\b[\\s\\[]*/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");
    private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");
    private static final Pattern NEVER_PICTURE = Pattern.compile("/ObjStm\\b|/XRef\\b|#");

    private final Path file;
    private final String shown;
    private final long size;
    private final Unpacked unpacked;
    private final byte[] block = new byte[BLOCK];
    /** Where in the file the block begins, and how much of it is filled. */
    private long begins;

    private int filled;

    private PdfStreams(Path file, String shown) throws IOException {
        this.file = file;
        this.shown = shown;
        this.size = Files.size(file);
        this.unpacked = new Unpacked(shown);
    }

    /** @param shown names the file in a refusal */
    static void check(Path file, String shown) throws IOException {
        new PdfStreams(file, shown).check();
    }

    private void check() throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            int from = 0;
            while (begins + filled < size) {
                int read = content.readNBytes(block, filled, BLOCK - filled);
                Refused.when(read == 0, FilesRefusal.BROKEN, shown);
                filled += read;
                // Java looks for a word in a text of bytes many bytes at a time, as in an array it does not.
                String text = new String(block, 0, filled, StandardCharsets.ISO_8859_1);
                int at = text.indexOf(STREAM, from);
                while (at >= 0) {
                    look(text, at);
                    from = at + STREAM.length();
                    at = text.indexOf(STREAM, from);
                }
                from = Math.max(from, filled - STREAM.length() + 1);
                if (begins + filled < size) {
                    int dropped = filled - KEPT;
                    System.arraycopy(block, dropped, block, 0, filled - dropped);
                    begins += dropped;
                    filled -= dropped;
                    from -= dropped;
                }
            }
        }
        Refused.when(!ended(), FilesRefusal.BROKEN, shown);
    }

    private void look(String text, int at) {
        String about = text.substring(Math.max(0, at - ABOUT), at);
        about = about.substring(about.lastIndexOf(" obj") + 1);
        Refused.when(PACKED_AGAIN.matcher(about).find(), FilesRefusal.TOO_MUCH_UNPACKED, shown);
        boolean picture =
                PICTURE.matcher(about).find() && !NEVER_PICTURE.matcher(about).find();
        if (!picture) {
            count(begins + at + STREAM.length());
        }
    }

    /** @param after where in the file the word ends; content begins on the next line */
    private void count(long after) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            content.skipNBytes(after);
            int lineEnds = 0;
            content.mark(1);
            for (int next = content.read(); next == '\r' || next == '\n'; next = content.read()) {
                lineEnds++;
                content.mark(1);
            }
            content.reset();
            if (lineEnds > 0) {
                unpacked.counted(new InflaterInputStream(content), size).transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException otherwisePacked) {
            // or not at all: whatever came out until then is counted
        }
    }

    /**
     * A file that was broken off would be mended by the reader; what was lost nobody could look through. What stands behind the end is
     * blank, and less than what is kept of a block.
     */
    private boolean ended() {
        int end = filled;
        while (end > 0 && (block[end - 1] == 0 || block[end - 1] <= ' ' && block[end - 1] > 0)) {
            end--;
        }
        int start = Math.max(0, end - ABOUT);
        return new String(block, start, end - start, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }
}
