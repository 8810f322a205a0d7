package vn.kieumau.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture drawn small and upright, on white, as JPEG without anything written beside it. */
final class Thumbnail {
    /** Pixels on the longer side. */
    static final int SIDE = 480;

    private static final float QUALITY = 0.8f;

    private Thumbnail() {}

    /** It has more pixels than {@link Likeness} unpacks either. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super(null, null, false, false);
        }
    }

    /**
     * Reads only as many pixels as it needs, and one picture at a time, so that ever so many need the memory of one.
     *
     * @throws IOException or a fault of the reader where it cannot be drawn
     */
    static byte[] of(Path file, FileType type) throws IOException {
        synchronized (Likeness.class) {
            BufferedImage few = few(file, type);
            return jpeg(small(few, type == FileType.JPEG ? Likeness.orientation(file) : 1));
        }
    }

    private static BufferedImage few(Path file, FileType type) throws IOException {
        ImageReader reader = Likeness.reader(type);
        try (FileImageInputStream content = new FileImageInputStream(file.toFile())) {
            reader.setInput(content, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > Likeness.mostPixels(type)) {
                throw new TooLarge();
            }
            ImageReadParam few = reader.getDefaultReadParam();
            // Twice as many as are shown, to be drawn smoothly.
            int every = Math.max(1, Math.max(width, height) / (2 * SIDE));
            few.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, few);
        } finally {
            reader.dispose();
        }
    }

    /** @param way 1 to 8, as Exif numbers the ways a camera can be held */
    private static BufferedImage small(BufferedImage few, int way) {
        double scale = Math.min(1, (double) SIDE / Math.max(few.getWidth(), few.getHeight()));
        int width = Math.max(1, (int) Math.round(few.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(few.getHeight() * scale));
        boolean lying = way >= 5;
        BufferedImage small =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, small.getWidth(), small.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(upright(way, width, height));
        pen.drawImage(few, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }

    /** Where a point of the picture as it is stored is shown; its columns are those of the matrix. */
    private static AffineTransform upright(int way, int width, int height) {
        return switch (way) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage small) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(written)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(small, null, null), how);
        } finally {
            writer.dispose();
        }
        return written.toByteArray();
    }
}
