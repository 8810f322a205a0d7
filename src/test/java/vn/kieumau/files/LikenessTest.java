package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kieumau.support.Samples;

class LikenessTest {
    /** What {@code files.alike} takes for very much alike. */
    private static final int ALIKE = 24;

    @TempDir
    Path folder;

    @Test
    void whatShowsTooLittleOrCannotBeDrawnIsLikeNothing() throws IOException {
        assertThat(look(Samples.png(), FileType.PNG)).as("24 × 16 pixels").isEmpty();
        BufferedImage page = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 800, 600);
        pen.dispose();
        assertThat(look(Samples.jpeg(page, 0.9f), FileType.JPEG))
                .as("an empty page")
                .isEmpty();
        byte[] whole = Samples.jpeg(Samples.street(1, 400, 300), 0.9f);
        assertThat(look(Arrays.copyOf(whole, 200), FileType.JPEG)).isEmpty();
        assertThat(look(Samples.webp(), FileType.WEBP)).isEmpty();
        assertThat(look(Samples.pdf("Kế hoạch"), FileType.PNG)).isEmpty();
    }

    @Test
    void whatHasMorePixelsThanPhonesTakeIsNotDrawn() throws IOException {
        assertThat(look(checks(7_900), FileType.PNG)).isPresent();
        assertThat(look(checks(8_001), FileType.PNG)).isEmpty();
    }

    @Test
    void theSamePictureScaledAndCompressedAnewIsVeryMuchAlike() throws IOException {
        for (int number = 0; number < 20; number++) {
            BufferedImage street = Samples.street(number, 1600, 1200);
            String taken = of(Samples.jpeg(street, 0.95f), FileType.JPEG);
            assertThat(distance(taken, of(Samples.jpeg(scaled(street, 640, 480), 0.3f), FileType.JPEG)))
                    .isLessThanOrEqualTo(ALIKE);
            assertThat(distance(taken, of(Samples.jpeg(scaled(street, 1024, 700), 0.7f), FileType.JPEG)))
                    .isLessThanOrEqualTo(ALIKE);
            assertThat(distance(taken, of(png(street, BufferedImage.TYPE_INT_ARGB), FileType.PNG)))
                    .isLessThanOrEqualTo(ALIKE);
            assertThat(distance(taken, of(png(street, BufferedImage.TYPE_BYTE_INDEXED), FileType.PNG)))
                    .isLessThanOrEqualTo(ALIKE);
            assertThat(distance(taken, of(png(street, BufferedImage.TYPE_USHORT_GRAY), FileType.PNG)))
                    .isLessThanOrEqualTo(ALIKE);
        }
    }

    @Test
    void aWebPIsDrawnToo() throws IOException {
        try (InputStream street = LikenessTest.class.getResourceAsStream("/pictures/street-1.webp")) {
            assertThat(distance(
                            of(street.readAllBytes(), FileType.WEBP),
                            of(Samples.jpeg(Samples.street(1, 1600, 1200), 0.9f), FileType.JPEG)))
                    .isLessThanOrEqualTo(ALIKE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whicheverWayUpTheCameraWasHeld(int way) throws IOException {
        BufferedImage street = Samples.street(1, 800, 600);
        byte[] held = oriented(Samples.jpeg(held(street, way), 0.9f), way);
        assertThat(distance(of(held, FileType.JPEG), of(Samples.jpeg(street, 0.9f), FileType.JPEG)))
                .isLessThanOrEqualTo(ALIKE);
    }

    @Test
    void otherStreetsAndOtherPagesUnderTheSameLetterheadAreNot() throws IOException {
        List<String> streets = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            streets.add(of(Samples.jpeg(Samples.street(number, 800, 600), 0.8f), FileType.JPEG));
            pages.add(of(Samples.jpeg(page(number), 0.8f), FileType.JPEG));
        }
        assertThat(nearest(streets)).isGreaterThan(2 * ALIKE);
        assertThat(nearest(pages)).isGreaterThan(ALIKE);
    }

    private static int nearest(List<String> all) {
        return IntStream.range(0, all.size())
                .flatMap(one -> IntStream.range(0, one).map(other -> distance(all.get(one), all.get(other))))
                .min()
                .orElseThrow();
    }

    private static int distance(String one, String other) {
        return (int) IntStream.range(0, 256)
                .filter(bit -> one.charAt(bit) != other.charAt(bit))
                .count();
    }

    private String of(byte[] content, FileType type) throws IOException {
        String bits = look(content, type).orElseThrow().bits();
        assertThat(bits).matches("[01]{256}");
        return bits;
    }

    private Optional<Likeness> look(byte[] content, FileType type) throws IOException {
        return Likeness.of(Files.write(folder.resolve("picture"), content), type);
    }

    /** Black and white, in few bytes. */
    private static byte[] checks(int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side / 2, side / 3);
        pen.fillOval(side / 3, side / 2, side / 2, side / 3);
        pen.dispose();
        return png(image, BufferedImage.TYPE_BYTE_BINARY);
    }

    private static byte[] png(BufferedImage image, int type) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        BufferedImage drawn = image;
        if (image.getType() != type) {
            drawn = new BufferedImage(image.getWidth(), image.getHeight(), type);
            Graphics2D pen = drawn.createGraphics();
            pen.drawImage(image, 0, 0, null);
            pen.dispose();
        }
        ImageIO.write(drawn, "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.drawImage(image.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        return scaled;
    }

    /** The pixels as a camera writes them that is held so. */
    private static BufferedImage held(BufferedImage image, int way) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage held =
                new BufferedImage(way < 5 ? width : height, way < 5 ? height : width, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int up = height - 1 - y;
                int[] to = switch (way) {
                    case 2 -> new int[] {right, y};
                    case 3 -> new int[] {right, up};
                    case 4 -> new int[] {x, up};
                    case 5 -> new int[] {y, x};
                    case 6 -> new int[] {y, right};
                    case 7 -> new int[] {up, right};
                    case 8 -> new int[] {up, x};
                    default -> new int[] {x, y};
                };
                held.setRGB(to[0], to[1], image.getRGB(x, y));
            }
        }
        return held;
    }

    /** With the one field of Exif that says which way up it is. */
    private static byte[] oriented(byte[] jpeg, int way) {
        byte[] exif = Bytes.hex(
                "ffe1 0022 457869660000 4d4d 002a 00000008 0001 0112 0003 00000001 00%02x0000 00000000".formatted(way));
        byte[] all = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, all, 0, 2);
        System.arraycopy(exif, 0, all, 2, exif.length);
        System.arraycopy(jpeg, 2, all, 2 + exif.length, jpeg.length - 2);
        return all;
    }

    /** A page as offices write them: a head, lines of words, a seal. */
    private static BufferedImage page(long number) {
        BufferedImage page = new BufferedImage(850, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        Random random = new Random(number);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 850, 1200);
        pen.setColor(Color.BLACK);
        pen.fillRect(100, 80, 220, 10);
        pen.fillRect(450, 80, 320, 10);
        pen.fillRect(300, 180, 260, 16);
        int y = 240;
        for (int line = 15 + random.nextInt(20); line > 0; line--) {
            int end = random.nextInt(4) == 0 ? 200 + random.nextInt(500) : 770;
            for (int x = 100; x < end; ) {
                int word = 10 + random.nextInt(60);
                pen.fillRect(x, y, Math.min(word, end - x), 9);
                x += word + 7;
            }
            y += random.nextInt(6) == 0 ? 42 : 22;
        }
        pen.fillOval(520, y + 40, 130, 130);
        pen.dispose();
        return page;
    }
}
