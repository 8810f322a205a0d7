package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vn.kieumau.support.Samples;

/** What a camera writes beside a picture goes; the picture stays as it is, point by point. */
class PictureTest {
    private static final String DEVICE = "Máy ảnh số 77".replaceAll("[^ -~]", "x");

    @Test
    void aJpegLosesDeviceAndCommentAndKeepsItsProfileAndTime() throws IOException {
        byte[] plain = Samples.jpeg();
        byte[] icc = segment(0xE2, "ICC_PROFILE\0\1\1profile".getBytes(StandardCharsets.ISO_8859_1));
        byte[] shot = join(
                slice(plain, 0, 2),
                segment(0xE1, join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(6))),
                segment(0xFE, DEVICE.getBytes(StandardCharsets.US_ASCII)),
                icc,
                slice(plain, 2, plain.length),
                DEVICE.getBytes(StandardCharsets.US_ASCII));
        assertThat(text(shot)).contains(DEVICE);
        Picture clean = Picture.clean(shot, FileType.JPEG, "a.jpg");
        assertThat(text(clean.content())).doesNotContain(DEVICE).contains("ICC_PROFILE");
        assertThat(clean.capturedAt()).isEqualTo(OffsetDateTime.parse("2023-11-20T07:30:00+07:00"));
        assertThat(points(clean.content())).isEqualTo(points(plain));
        Picture again = Picture.clean(clean.content(), FileType.JPEG, "a.jpg");
        assertThat(again.content()).as("still the right way up").isEqualTo(clean.content());
        assertThat(clean.content()).hasSize(plain.length + icc.length + 36);
    }

    @Test
    void aPngLosesWhatIsNoPicture() throws IOException {
        byte[] plain = Samples.png();
        int afterHeader = 8 + 25;
        byte[] shot = join(
                slice(plain, 0, afterHeader),
                chunk("eXIf", exif(1)),
                chunk("tEXt", ("Author\0" + DEVICE).getBytes(StandardCharsets.US_ASCII)),
                slice(plain, afterHeader, plain.length));
        Picture clean = Picture.clean(shot, FileType.PNG, "a.png");
        assertThat(clean.content()).isEqualTo(plain);
        assertThat(clean.capturedAt()).isEqualTo(OffsetDateTime.parse("2023-11-20T07:30:00+07:00"));
    }

    @Test
    void aWebPLosesItsExifAndSaysSo() {
        byte[] plain = Samples.webp();
        byte[] extended = {'V', 'P', '8', 'X', 10, 0, 0, 0, 0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] exif = exif(1);
        ByteBuffer exifHead = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(exif.length);
        byte[] shot = join(
                slice(plain, 0, 12),
                extended,
                slice(plain, 12, plain.length),
                exifHead.array(),
                exif,
                new byte[exif.length % 2]);
        ByteBuffer.wrap(shot).order(ByteOrder.LITTLE_ENDIAN).putInt(4, shot.length - 8);
        Picture clean = Picture.clean(shot, FileType.WEBP, "a.webp");
        assertThat(text(clean.content())).doesNotContain(DEVICE, "EXIF");
        assertThat(clean.content()).hasSize(plain.length + extended.length);
        assertThat(clean.content()[20]).as("flags").isZero();
        assertThat(ByteBuffer.wrap(clean.content())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(4))
                .isEqualTo(clean.content().length - 8);
    }

    @Test
    void aPictureWithoutAnythingBesideStaysAsItIs() {
        assertThat(Picture.clean(Samples.jpeg(), FileType.JPEG, "a").content()).isEqualTo(Samples.jpeg());
        assertThat(Picture.clean(Samples.png(), FileType.PNG, "a").content()).isEqualTo(Samples.png());
        assertThat(Picture.clean(Samples.webp(), FileType.WEBP, "a").content()).isEqualTo(Samples.webp());
    }

    /** Make, way up, and the time of the shot in a directory of its own. */
    private static byte[] exif(int orientation) {
        byte[] make = (DEVICE + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] time = "2023:11:20 07:30:00\0".getBytes(StandardCharsets.US_ASCII);
        int first = 8;
        int second = first + 2 + 3 * 12 + 4;
        int texts = second + 2 + 12 + 4;
        ByteBuffer exif = ByteBuffer.allocate(texts + make.length + time.length);
        exif.put(new byte[] {'M', 'M', 0, 42}).putInt(first);
        exif.putShort((short) 3);
        exif.putShort((short) 0x010F).putShort((short) 2).putInt(make.length).putInt(texts);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(second);
        exif.putInt(0);
        exif.putShort((short) 1);
        exif.putShort((short) 0x9003).putShort((short) 2).putInt(time.length).putInt(texts + make.length);
        exif.putInt(0);
        exif.put(make).put(time);
        return exif.array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return join(
                new byte[] {(byte) 0xFF, (byte) marker, (byte) (content.length + 2 >> 8), (byte) (content.length + 2)},
                content);
    }

    private static byte[] chunk(String kind, byte[] content) {
        byte[] named = join(kind.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return join(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static int[] points(byte[] picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
