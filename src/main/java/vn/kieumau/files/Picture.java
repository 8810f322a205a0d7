package vn.kieumau.files;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;

/**
 * A picture without what a camera writes beside it: where it stood, which one it was, whose. The picture itself is copied as
 * it is, with its colour profile and the way up it is to be shown.
 *
 * @param content what is left
 * @param capturedAt when it was taken, by the camera's clock; null where it does not say
 */
record Picture(byte[] content, @Nullable OffsetDateTime capturedAt) {
    /** A camera that names no zone was in the country. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PNG_KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");
    private static final Set<String> WEBP_KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

    static Picture clean(byte[] original, FileType type, String shown) {
        try {
            Metadata written = written(original);
            return new Picture(
                    switch (type) {
                        case JPEG -> jpeg(original, orientation(written));
                        case PNG -> png(original);
                        case WEBP -> webp(original);
                        default -> throw new IllegalArgumentException(type.name());
                    },
                    capturedAt(written));
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | NotWhole brokenOff) {
            throw new Refused(FilesRefusal.BROKEN, shown);
        }
    }

    /** The chain of markers is broken. */
    private static final class NotWhole extends RuntimeException {
        NotWhole() {
            super(null, null, false, false);
        }
    }

    private static void whole(boolean condition) {
        if (!condition) {
            throw new NotWhole();
        }
    }

    private static Metadata written(byte[] original) {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(original));
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return new Metadata();
        }
    }

    private static @Nullable OffsetDateTime capturedAt(Metadata written) {
        for (ExifSubIFDDirectory exif : written.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            Date taken = exif.getDateOriginal(TimeZone.getTimeZone(ZONE));
            if (taken != null) {
                return taken.toInstant().atZone(ZONE).toOffsetDateTime();
            }
        }
        return null;
    }

    /** The way up in which it is to be shown, 1 to 8 as Exif numbers them; 1 where nothing is said. */
    static int orientation(Metadata written) {
        try {
            ExifIFD0Directory exif = written.getFirstDirectoryOfType(ExifIFD0Directory.class);
            int way = exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? 1
                    : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return way >= 1 && way <= 8 ? way : 1;
        } catch (MetadataException unreadable) {
            return 1;
        }
    }

    private static byte[] jpeg(byte[] in, int orientation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        out.write(in, 0, 2);
        if (orientation != 1) {
            byte[] way = {
                (byte) 0xFF,
                (byte) 0xE1,
                0,
                34,
                'E',
                'x',
                'i',
                'f',
                0,
                0,
                'M',
                'M',
                0,
                42,
                0,
                0,
                0,
                8,
                0,
                1,
                1,
                0x12,
                0,
                3,
                0,
                0,
                0,
                1,
                0,
                (byte) orientation,
                0,
                0,
                0,
                0,
                0,
                0
            };
            out.writeBytes(way);
        }
        boolean drawn = false;
        for (int at = 2; ; ) {
            whole(in[at] == (byte) 0xFF);
            int marker = in[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xD9) {
                whole(drawn);
                out.write(in, at, 2);
                return out.toByteArray();
            }
            whole(marker >= 0xC0 && marker != 0xD8);
            int end = at + 2 + ((in[at + 2] & 0xFF) << 8 | in[at + 3] & 0xFF);
            whole(end >= at + 4 && end <= in.length);
            if (marker == 0xDA) {
                drawn = true;
                while (in[end] != (byte) 0xFF || in[end + 1] == 0 || (in[end + 1] & 0xF8) == 0xD0) {
                    end++;
                }
            }
            if (kept(in, marker, at + 4)) {
                out.write(in, at, end - at);
            }
            at = end;
        }
    }

    private static boolean kept(byte[] in, int marker, int at) {
        return switch (marker) {
            case 0xE0 -> says(in, at, "JFIF");
            case 0xE2 -> says(in, at, "ICC_PROFILE");
            case 0xEE -> says(in, at, "Adobe");
            default -> marker < 0xE0 || marker > 0xEF && marker != 0xFE;
        };
    }

    private static boolean says(byte[] in, int at, String word) {
        return at + word.length() <= in.length
                && word.equals(new String(in, at, word.length(), StandardCharsets.ISO_8859_1));
    }

    private static byte[] png(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        out.writeBytes(PNG);
        ByteBuffer numbers = ByteBuffer.wrap(in);
        boolean drawn = false;
        for (int at = PNG.length; ; ) {
            int length = numbers.getInt(at);
            whole(length >= 0 && length <= in.length - at - 12);
            String kind = new String(in, at + 4, 4, StandardCharsets.ISO_8859_1);
            CRC32 sum = new CRC32();
            sum.update(in, at + 4, length + 4);
            whole((int) sum.getValue() == numbers.getInt(at + 8 + length) && kind.equals("IHDR") == (at == PNG.length));
            if (PNG_KEPT.contains(kind)) {
                out.write(in, at, length + 12);
            }
            drawn |= kind.equals("IDAT");
            at += length + 12;
            if (kind.equals("IEND")) {
                whole(drawn);
                return out.toByteArray();
            }
        }
    }

    private static byte[] webp(byte[] in) {
        ByteBuffer numbers = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        long end = 8 + Integer.toUnsignedLong(numbers.getInt(4));
        whole(end <= in.length && end > 12);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        out.write(in, 0, 12);
        boolean drawn = false;
        for (int at = 12; at + 8 <= end; ) {
            String kind = new String(in, at, 4, StandardCharsets.ISO_8859_1);
            long length = Integer.toUnsignedLong(numbers.getInt(at + 4));
            long next = at + 8 + length + (length & 1);
            whole(next <= end + (length & 1) && next <= in.length + (length & 1));
            drawn |= kind.startsWith("VP8 ") || kind.equals("VP8L") || kind.equals("ANMF");
            if (WEBP_KEPT.contains(kind)) {
                int from = out.size();
                out.write(in, at, (int) Math.min(next, in.length) - at);
                if ((out.size() & 1) == 1) {
                    out.write(0);
                }
                if (kind.equals("VP8X")) {
                    // no longer says that positions and device data follow
                    byte[] soFar = out.toByteArray();
                    soFar[from + 8] &= (byte) ~0x0C;
                    out.reset();
                    out.writeBytes(soFar);
                }
            }
            at = (int) next;
        }
        whole(drawn);
        byte[] clean = out.toByteArray();
        ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN).putInt(4, clean.length - 8);
        return clean;
    }
}
