package vn.kieumau.support;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Whole, ordinary files, as people send them. */
public final class Samples {
    /** A form with files that has neither fields nor files: its type, and its body. */
    public static final String FORM = "multipart/form-data; boundary=ranh";

    public static final String EMPTY_FORM = "--ranh--\r\n";

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Samples() {}

    /** What is done to a document before it is written. */
    public interface Change {
        void to(PDDocument pdf) throws IOException;
    }

    /** One page each; an empty text leaves a picture on the page. */
    public static byte[] pdf(String... pages) {
        return pdf(document -> {}, pages);
    }

    public static byte[] pdf(Change change, String... pages) {
        try (PDDocument pdf = new PDDocument();
                InputStream letters = Samples.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf")) {
            PDType0Font font = PDType0Font.load(pdf, letters);
            for (String text : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    if (text.isEmpty()) {
                        content.drawImage(LosslessFactory.createFromImage(pdf, image()), 50, 50);
                    } else {
                        content.beginText();
                        content.setFont(font, 12);
                        content.setLeading(16);
                        content.newLineAtOffset(50, 700);
                        for (String line : text.split("\n")) {
                            content.showText(line);
                            content.newLine();
                        }
                        content.endText();
                    }
                }
            }
            change.to(pdf);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Opens with a password only. */
    public static byte[] lockedPdf() {
        return pdf(
                pdf -> pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())), "Kế hoạch");
    }

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] jpeg() {
        return picture("jpg");
    }

    /** The frame of one; nothing here looks at what is drawn. */
    public static byte[] webp() {
        return HexFormat.of()
                .parseHex("52494646240000005745425056503820180000003001009d012a0100010002003425a400037000fefb940000");
    }

    /** A street with houses and trees; every number has its own. Wide enough to be told from others. */
    public static BufferedImage street(long number, int width, int height) {
        Random random = new Random(number);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(width / 1200.0, height / 900.0);
        pen.setPaint(new GradientPaint(0, 0, new Color(120, 170, 230), 0, 500, new Color(220, 235, 250)));
        pen.fillRect(0, 0, 1200, 900);
        pen.setColor(new Color(110, 110, 105));
        pen.fillRect(0, 620, 1200, 280);
        for (int house = 0; house < 7; house++) {
            int x = random.nextInt(1100);
            int wide = 80 + random.nextInt(260);
            int high = 150 + random.nextInt(400);
            pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            pen.fillRect(x, 650 - high, wide, high);
            pen.setColor(Color.DARK_GRAY);
            for (int window = 0; window < 6; window++) {
                pen.fillRect(x + 10 + window % 3 * wide / 3, 670 - high + window / 3 * high / 3, wide / 6, high / 6);
            }
        }
        for (int tree = 0; tree < 8; tree++) {
            pen.setColor(new Color(30 + random.nextInt(60), 90 + random.nextInt(100), 30));
            int crown = 60 + random.nextInt(120);
            pen.fillOval(random.nextInt(1150), 480 + random.nextInt(300), crown, crown);
        }
        pen.dispose();
        return image;
    }

    /** @param quality of the compression, 0 to 1 */
    public static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] picture(String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image(), format, bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static BufferedImage image() {
        BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 24; x++) {
            image.setRGB(x, x % 16, 0x3366CC + x);
        }
        return image;
    }

    public static byte[] docx(String... paragraphs) {
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) {
            body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                        + " PartName=\"/word/document.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>");
        return zip(parts);
    }

    /** One sheet with one column; what starts with "=" is a number. */
    public static byte[] xlsx(String... cells) {
        StringBuilder strings = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        int index = 0;
        for (String cell : cells) {
            if (cell.startsWith("=")) {
                rows.append("<row><c><v>").append(cell.substring(1)).append("</v></c></row>");
            } else {
                strings.append("<si><t>").append(cell).append("</t></si>");
                rows.append("<row><c t=\"s\"><v>").append(index++).append("</v></c></row>");
            }
        }
        String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                        + " PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        parts.put("xl/workbook.xml", "<workbook " + main + " xmlns:r=\"" + RELATIONS + "\"/>");
        parts.put("xl/sharedStrings.xml", "<sst " + main + ">" + strings + "</sst>");
        parts.put(
                "xl/worksheets/sheet1.xml", "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>");
        return zip(parts);
    }

    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** One part more in an office file, or another archive. */
    public static byte[] with(byte[] archive, String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
