package vn.kieumau.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files made by hand, as far as their beginning goes. */
final class Bytes {
    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    static final String WORD_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml";

    private Bytes() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] pdf() {
        return text("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    static byte[] png() {
        return hex("89504e470d0a1a0a 0000000d49484452 00000001000000010802000000907753de");
    }

    static byte[] jpeg() {
        return hex("ffd8ffe0 00104a46494600010100000100010000 ffd9");
    }

    static byte[] webp() {
        return hex("52494646 24000000 57454250 56503820 18000000 30010000");
    }

    static byte[] executable() {
        return hex("4d5a90000300000004000000ffff0000b8000000000000004000000000000000");
    }

    static byte[] linuxProgram() {
        return hex("7f454c4602010100000000000000000002003e0001000000");
    }

    static byte[] gzip() {
        return hex("1f8b0800000000000003 4b4c4a06 00c2412435 03000000");
    }

    static byte[] docx() {
        return office(WORD, "word/document.xml");
    }

    static byte[] xlsx() {
        return office(SHEET, "xl/workbook.xml");
    }

    static byte[] office(String mainType, String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(text("<Types><Override PartName=\"/main\" ContentType=\"" + mainType + "\"/></Types>"));
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(text("<x/>"));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text("x"));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
