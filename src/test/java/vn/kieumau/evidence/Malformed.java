package vn.kieumau.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import vn.kieumau.support.Samples;

/** Uploads that must not come in, each kind varied by a seed. */
final class Malformed {
    record Sent(String kind, String name, byte[] content, List<String> keys) {}

    private static final byte[] PDF = Samples.pdf("Báo cáo tổng kết", "Phụ lục");
    private static final byte[] DOCX = Samples.docx("Báo cáo tổng kết");
    private static final byte[] XLSX = Samples.xlsx("Phường", "=12");
    private static final byte[] LOCKED = Samples.lockedPdf();
    private static final byte[] SCRIPTED = Samples.pdf(
            pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")), "Báo cáo");
    private static final byte[] LAUNCHING =
            Samples.pdf(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionLaunch()), "Báo cáo");
    private static final byte[] ATTACHED = Samples.pdf(
            pdf -> {
                var specification = new PDComplexFileSpecification();
                specification.setFile("a.exe");
                specification.setEmbeddedFile(
                        new PDEmbeddedFile(pdf, new java.io.ByteArrayInputStream(new byte[] {'M', 'Z'})));
                var tree = new PDEmbeddedFilesNameTreeNode();
                tree.setNames(java.util.Map.of("a", specification));
                var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                pdf.getDocumentCatalog().setNames(names);
            },
            "Báo cáo");
    private static final byte[] PDF_BOMB = pdfBomb();
    private static final byte[] ZIP_BOMB = bomb(DOCX, "word/media/image1.bmp", 30);
    private static final byte[] XML_BOMB = Samples.with(
            remove(DOCX, "word/document.xml"),
            "word/document.xml",
            text("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document"
                    + " xmlns:w=\"x\"><w:t>&b;</w:t></w:document>"));
    private static final byte[] TOO_MANY_PARTS = manyParts();

    private final Random random;

    Malformed(long seed) {
        random = new Random(seed);
    }

    Sent next(int number) {
        String unique = " " + number;
        return switch (number % 25) {
            case 0 -> sent("nothing", "a.pdf", new byte[0], "files.refusal.empty");
            case 1 -> sent("truncated PDF", "a.pdf", start(PDF), "files.refusal.broken", "files.refusal.type");
            case 2 ->
                sent("truncated JPEG", "a.jpg", start(Samples.jpeg()), "files.refusal.broken", "files.refusal.type");
            case 3 ->
                sent("truncated PNG", "a.png", start(Samples.png()), "files.refusal.broken", "files.refusal.type");
            case 4 ->
                sent("truncated WebP", "a.webp", start(Samples.webp()), "files.refusal.broken", "files.refusal.type");
            case 5 -> sent("truncated DOCX", "a.docx", start(DOCX), "files.refusal.broken", "files.refusal.type");
            case 6 ->
                sent(
                        "PDF after something else",
                        "a.pdf",
                        join(text("x".repeat(1 + random.nextInt(900)) + "\n"), PDF),
                        "files.refusal.polyglot");
            case 7 ->
                sent(
                        "picture and ZIP",
                        "a.jpg",
                        join(Samples.jpeg(), Samples.zip(java.util.Map.of("a" + unique, "x"))),
                        "files.refusal.polyglot");
            case 8 -> sent("PDF and ZIP", "a.pdf", join(PDF, DOCX), "files.refusal.polyglot", "files.refusal.broken");
            case 9 ->
                sent(
                        "PDF and page",
                        "a.pdf",
                        join(text("%PDF-1.7\n<script>alert(" + number + ")</script>\n"), PDF),
                        "files.refusal.polyglot");
            case 10 -> sent("long name", "x".repeat(297) + ".pdf", PDF, "web.refusal.too_long");
            case 11 -> sent("NUL in the name", "a" + unique + ".pdf\0.exe", PDF, "files.refusal.name");
            case 12 -> sent("name written backwards", "a\u202Efdp" + unique + ".exe", PDF, "files.refusal.name");
            case 13 ->
                sent(
                        "control character in the name",
                        "a" + (char) (1 + random.nextInt(31)) + ".pdf",
                        PDF,
                        "files.refusal.name");
            case 14 -> sent("name of a folder", random.nextBoolean() ? ".." : ".", PDF, "files.refusal.name");
            case 15 ->
                sent("macros", "a.docx", Samples.with(DOCX, "word/vbaProject.bin", bytes()), "files.refusal.type");
            case 16 -> sent("program", "a.pdf", join(text("MZ\0\0"), bytes()), "files.refusal.type");
            case 17 -> sent("page", "a.txt", text(" <html>" + unique), "files.refusal.type");
            case 18 -> sent("noise", "a.docx", bytes(), "files.refusal.type");
            case 19 -> sent("locked PDF", "a.pdf", LOCKED, "files.refusal.encrypted");
            case 20 ->
                random.nextBoolean()
                        ? sent("locked ZIP", "a.docx", locked(DOCX), "files.refusal.encrypted")
                        : sent("locked Office", "a.docx", compound(), "files.refusal.encrypted");
            case 21 ->
                random.nextBoolean()
                        ? sent("PDF bomb", "a.pdf", PDF_BOMB, "files.refusal.too_much_unpacked")
                        : sent("many parts", "a.docx", TOO_MANY_PARTS, "files.refusal.too_much_unpacked");
            case 22 ->
                random.nextBoolean()
                        ? sent("ZIP bomb", "a.docx", ZIP_BOMB, "files.refusal.too_much_unpacked")
                        : sent("XML bomb", "a.docx", XML_BOMB, "files.refusal.broken");
            case 23 ->
                sent(
                        "archive within",
                        "a.xlsx",
                        Samples.with(XLSX, "xl/embeddings/b" + number + ".zip", DOCX),
                        "files.refusal.embedded");
            default ->
                switch (random.nextInt(3)) {
                    case 0 -> sent("script", "a.pdf", SCRIPTED, "files.refusal.active");
                    case 1 -> sent("program to start", "a.pdf", LAUNCHING, "files.refusal.active");
                    default -> sent("attachment", "a.pdf", ATTACHED, "files.refusal.active");
                };
        };
    }

    private static Sent sent(String kind, String name, byte[] content, String... keys) {
        return new Sent(kind, name, content, List.of(keys));
    }

    /** From a few bytes to nearly all. */
    private byte[] start(byte[] whole) {
        return Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 12));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[16 + random.nextInt(4000)];
        random.nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The flag that says so is enough: nobody gets to the content. */
    private static byte[] locked(byte[] archive) {
        byte[] locked = archive.clone();
        locked[6] |= 1;
        return locked;
    }

    private byte[] compound() {
        byte[] start = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        return join(start, bytes(), "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), bytes());
    }

    private static byte[] pdfBomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 210; i++) {
                out.write(new byte[1024 * 1024]);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return join(
                text("%PDF-1.7\n1 0 obj<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n"),
                packed.toByteArray(),
                text("\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"));
    }

    private static byte[] bomb(byte[] office, String part, int megabytes) {
        return Samples.with(office, part, new byte[megabytes * 1024 * 1024]);
    }

    private static byte[] manyParts() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(DOCX))) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                in.transferTo(zip);
            }
            for (int i = 0; i < 6000; i++) {
                ZipEntry part = new ZipEntry("p" + i);
                part.setMethod(ZipEntry.STORED);
                part.setSize(0);
                part.setCrc(new CRC32().getValue());
                zip.putNextEntry(part);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static byte[] remove(byte[] archive, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(archive))) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                if (!part.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(part.getName()));
                    in.transferTo(zip);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
