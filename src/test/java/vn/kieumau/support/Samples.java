package vn.kieumau.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Whole, ordinary files, as people send them. */
public final class Samples {
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
