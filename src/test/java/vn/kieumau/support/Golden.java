package vn.kieumau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * What a document looked like when somebody last looked at it, all its pages one below the other. Compared with a tolerance: Java
 * draws the glyphs of the fonts in the file, so no font of the machine matters, but how edges are smoothed may change with its release.
 */
public final class Golden {
    /** Mean difference of the pixels' grey, of 255. */
    public static final double TOLERANCE = 1.5;

    private static final Path FOLDER = Path.of("src/test/resources/documents");

    private Golden() {}

    /** Holds it against the picture of that name, and against PDF/A-2u. Written anew with {@code -Dkieumau.write-goldens=true}. */
    public static void holds(String name, byte[] pdf) throws IOException {
        assertThat(flaws(pdf)).as("flaws by PDF/A-2u").isEmpty();
        BufferedImage now = picture(pdf);
        Path golden = FOLDER.resolve(name + ".png");
        if (Boolean.getBoolean("kieumau.write-goldens")) {
            Files.createDirectories(FOLDER);
            ImageIO.write(now, "png", golden.toFile());
        }
        assertThat(difference(picture(name), now)).as(name).isLessThan(TOLERANCE);
    }

    public static BufferedImage picture(String name) throws IOException {
        return ImageIO.read(FOLDER.resolve(name + ".png").toFile());
    }

    public static BufferedImage picture(byte[] pdf) throws IOException {
        List<BufferedImage> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(renderer.renderImageWithDPI(page, 60, ImageType.GRAY));
            }
        }
        int height = pages.get(0).getHeight();
        BufferedImage all =
                new BufferedImage(pages.get(0).getWidth(), height * pages.size(), BufferedImage.TYPE_BYTE_GRAY);
        for (int page = 0; page < pages.size(); page++) {
            all.getRaster().setRect(0, page * height, pages.get(page).getRaster());
        }
        return all;
    }

    /** As much as can be, where they are not of one size. */
    public static double difference(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 255;
        }
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs(
                        one.getRaster().getSample(x, y, 0) - other.getRaster().getSample(x, y, 0));
            }
        }
        return (double) sum / (one.getWidth() * one.getHeight());
    }

    /** Its words, lines and pages joined. */
    public static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /** What veraPDF finds that PDF/A-2u does not allow. */
    public static List<String> flaws(byte[] pdf) throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U)) {
            return Foundries.defaultInstance()
                    .createValidator(PDFAFlavour.PDFA_2_U, false)
                    .validate(parser)
                    .getTestAssertions()
                    .stream()
                    .map(each -> each.getRuleId().getClause() + ": " + each.getMessage())
                    .distinct()
                    .toList();
        } catch (ModelParsingException | EncryptedPdfException | ValidationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
