package vn.kieumau.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.kieumau.support.Samples;

/** Small files; what is not let in is made by hand, as far as its beginning goes. */
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
        return Samples.pdf("Kế hoạch xây dựng công an phường kiểu mẫu");
    }

    static byte[] png() {
        return Samples.png();
    }

    static byte[] jpeg() {
        return Samples.jpeg();
    }

    static byte[] webp() {
        return Samples.webp();
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
