package vn.kieumau.files;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * What a picture looks like, in 256 bits: the perceptual hash of C. Zauner, "Implementation and Benchmarking of Perceptual Image
 * Hash Functions" (2010), by the discrete cosine transform, with four times as many bits, so that pages of text differ too. The
 * picture is drawn grey on 64 × 64 fields; of its slow waves, 16 × 16 from the second in each direction, a bit says whether there is
 * more of one than of half of them. Scaling, compressing or brightening a picture turns few bits; of two pictures that have nothing
 * in common about half of the bits differ. It tells nothing about what is seen in the picture, and no picture can be drawn from it.
 *
 * @param bits {@code 0} and {@code 1}, 256 of them, half of them each
 */
record Likeness(String bits) {
    /** Fields on a side. */
    private static final int SIDE = 64;

    /** Waves in a direction that are kept. */
    private static final int WAVES = 16;

    /** Pixels on a side; what is smaller is a sign or a stamp, and no photograph. */
    private static final int SMALLEST = 100;

    /** Pixels on a side that are looked at at least, where the picture has them. */
    private static final int LOOKED_AT = 256;

    /**
     * More pixels than phones take are not unpacked. A JPEG or PNG is read line by line into the few that are looked at; of a
     * progressive JPEG Java keeps up to 6 bytes for each pixel, outside its heap. A WebP is unpacked whole, in about 30 bytes for each
     * within the heap, hence 100 MB: what messengers send is no larger.
     */
    private static final long MOST_PIXELS = 64_000_000;

    private static final long MOST_PIXELS_WEBP = 3_200_000;

    /** Standard deviation, of 255 levels of grey. Where there is less to see, as on an empty page, everything is alike. */
    private static final double FLAT = 4;

    private static final double[][] COSINES = new double[WAVES][SIDE];

    static {
        for (int wave = 0; wave < WAVES; wave++) {
            for (int x = 0; x < SIDE; x++) {
                COSINES[wave][x] = Math.cos(Math.PI * (wave + 1) * (2 * x + 1) / (2 * SIDE));
            }
        }
    }

    /**
     * Looks at a picture as it is to be shown, whichever way up the camera was held. One at a time, so that ever so many uploads
     * need the memory of one.
     *
     * @return empty for what is no picture, cannot be drawn, or shows too little to be told from others
     */
    static synchronized Optional<Likeness> of(Path file, FileType type) {
        try {
            return grey(file, type)
                    .flatMap(grey -> of(type == FileType.JPEG ? upright(grey, orientation(file)) : grey));
        } catch (IOException | RuntimeException undrawable) {
            // It is kept all the same, as it is no rule of evidence that we can draw it.
            return Optional.empty();
        }
    }

    private static Optional<Likeness> of(double[][] grey) {
        if (variance(grey) < FLAT * FLAT) {
            return Optional.empty();
        }
        double[] waves = waves(grey);
        double[] sorted = waves.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        return Optional.of(new Likeness(
                Arrays.stream(waves).mapToObj(wave -> wave > median ? "1" : "0").collect(Collectors.joining())));
    }

    private static double variance(double[][] grey) {
        double mean =
                Arrays.stream(grey).flatMapToDouble(Arrays::stream).average().orElseThrow();
        return Arrays.stream(grey)
                .flatMapToDouble(Arrays::stream)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
    }

    private static double[] waves(double[][] grey) {
        double[] waves = new double[WAVES * WAVES];
        for (int down = 0; down < WAVES; down++) {
            for (int across = 0; across < WAVES; across++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        sum += grey[y][x] * COSINES[down][y] * COSINES[across][x];
                    }
                }
                waves[down * WAVES + across] = sum;
            }
        }
        return waves;
    }

    private static Optional<double[][]> grey(Path file, FileType type) throws IOException {
        ImageReader reader = reader(type);
        try (FileImageInputStream content = new FileImageInputStream(file.toFile())) {
            reader.setInput(content, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.min(width, height) < SMALLEST || (long) width * height > mostPixels(type)) {
                return Optional.empty();
            }
            ImageReadParam few = reader.getDefaultReadParam();
            few.setSourceSubsampling(Math.max(1, width / LOOKED_AT), Math.max(1, height / LOOKED_AT), 0, 0);
            return Optional.of(grey(reader.read(0, few)));
        } finally {
            reader.dispose();
        }
    }

    /** What has more is not unpacked. */
    static long mostPixels(FileType type) {
        return type == FileType.WEBP ? MOST_PIXELS_WEBP : MOST_PIXELS;
    }

    /** Those of Java; its own readers know no WebP. */
    static ImageReader reader(FileType type) throws IOException {
        return type == FileType.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
    }

    /** The mean of each field. */
    private static double[][] grey(BufferedImage image) {
        double[][] grey = new double[SIDE][SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int left = column * image.getWidth() / SIDE;
                int right = (column + 1) * image.getWidth() / SIDE;
                int top = row * image.getHeight() / SIDE;
                int bottom = (row + 1) * image.getHeight() / SIDE;
                double sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += grey(image, x, y);
                    }
                }
                grey[row][column] = sum / ((right - left) * (bottom - top));
            }
        }
        return grey;
    }

    /** Of 255, on white; by the numbers as they are, as turning them by a colour profile takes long and changes no form. */
    private static double grey(BufferedImage image, int x, int y) {
        if (image.getColorModel() instanceof IndexColorModel) {
            int colour = image.getRGB(x, y);
            return onWhite(luma(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF), (colour >>> 24) / 255.0);
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        double[] parts = new double[bands];
        for (int band = 0; band < bands; band++) {
            double most = (1L << image.getSampleModel().getSampleSize(band)) - 1;
            parts[band] = raster.getSample(x, y, band) * 255 / most;
        }
        double luma = bands < 3 ? parts[0] : luma(parts[0], parts[1], parts[2]);
        return onWhite(luma, image.getColorModel().hasAlpha() ? parts[bands - 1] / 255 : 1);
    }

    private static double luma(double red, double green, double blue) {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }

    private static double onWhite(double grey, double opaque) {
        return grey * opaque + 255 * (1 - opaque);
    }

    static int orientation(Path file) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return Picture.orientation(ImageMetadataReader.readMetadata(content));
        } catch (ImageProcessingException | IOException unreadable) {
            return Picture.orientation(new Metadata());
        }
    }

    /** @param way 1 to 8, as Exif numbers the ways a camera can be held */
    private static double[][] upright(double[][] grey, int way) {
        int last = SIDE - 1;
        double[][] shown = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                shown[y][x] = switch (way) {
                    case 2 -> grey[y][last - x];
                    case 3 -> grey[last - y][last - x];
                    case 4 -> grey[last - y][x];
                    case 5 -> grey[x][y];
                    case 6 -> grey[last - x][y];
                    case 7 -> grey[last - x][last - y];
                    case 8 -> grey[x][last - y];
                    default -> grey[y][x];
                };
            }
        }
        return shown;
    }
}
