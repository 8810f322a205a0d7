package vn.kieumau.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.kieumau.kernel.Refused;

/** Refuses files that nobody can look into, and files that are two kinds at once: one program shows this, another runs that. */
final class Disguise {
    private static final int HEAD = 1024;

    /** The list of a ZIP's parts ends in the last so many bytes. */
    private static final int TAIL = 22 + 0xFFFF;

    private static final String COMPOUND = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";
    private static final Pattern MARKUP = Pattern.compile("<(?:!doctype|html|script|svg|body|iframe)\\b");

    private Disguise() {}

    static void refuse(Path file, String shown) throws IOException {
        String head;
        try (InputStream content = Files.newInputStream(file)) {
            head = new String(content.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith(COMPOUND)) {
            // Office writes a document with a password as a compound file with a part of this name.
            String all = Files.readString(file, StandardCharsets.ISO_8859_1);
            Refused.when(
                    all.contains(new String(
                            "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1)),
                    FilesRefusal.ENCRYPTED,
                    shown);
            throw new Refused(FilesRefusal.TYPE, shown);
        }
        boolean zip = head.startsWith("PK\u0003\u0004");
        if (zip) {
            refuseZip(file, head, shown);
        }
        Refused.when(head.indexOf("%PDF-") > 0, FilesRefusal.POLYGLOT, shown);
        boolean binary =
                zip || Stream.of("%PDF-", "\u00FF\u00D8", "\u0089PNG", "RIFF").anyMatch(head::startsWith);
        Refused.when(binary && MARKUP.matcher(head.toLowerCase(Locale.ROOT)).find(), FilesRefusal.POLYGLOT, shown);
        Refused.when(!zip && endsLikeZip(file), FilesRefusal.POLYGLOT, shown);
    }

    private static void refuseZip(Path file, String head, String shown) throws IOException {
        Refused.when(head.length() > 6 && (head.charAt(6) & 1) != 0, FilesRefusal.ENCRYPTED, shown);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Refused.when(zip.getComment() != null, FilesRefusal.POLYGLOT, shown);
        } catch (ZipException broken) {
            Refused.when(String.valueOf(broken.getMessage()).contains("encrypted"), FilesRefusal.ENCRYPTED, shown);
        }
    }

    private static boolean endsLikeZip(Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file)) {
            int length = (int) Math.min(TAIL, content.size());
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            content.position(content.size() - length);
            while (tail.hasRemaining() && content.read(tail) >= 0) {
                // until the tail is whole
            }
            for (int at = length - 22; at >= 0; at--) {
                if (tail.getInt(at) == 0x06054b50) {
                    long start = content.size() - length + at - Integer.toUnsignedLong(tail.getInt(at + 12));
                    ByteBuffer first = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
                    if (start >= 0 && content.read(first, start) == 4 && first.getInt(0) == 0x02014b50) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
