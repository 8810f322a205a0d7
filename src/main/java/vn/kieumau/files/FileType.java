package vn.kieumau.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;

/** The kinds of file that are let in, told by their content; a name alone proves nothing. */
enum FileType {
    PDF("application/pdf", true, ".pdf"),
    PNG("image/png", true, ".png"),
    JPEG("image/jpeg", true, ".jpg", ".jpeg"),
    WEBP("image/webp", true, ".webp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, ".docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, ".xlsx"),
    CSV("text/csv", false, ".csv"),
    TEXT("text/plain", false, ".txt");

    /** Names and magic bytes of the library's own list only: no parser runs over what people send. */
    private static final Tika TIKA = new Tika(MimeTypes.getDefaultMimeTypes());

    private static final int CONTENT_TYPES_LIMIT = 256 * 1024;

    private final String mediaType;
    private final boolean inline;
    private final String[] endings;

    FileType(String mediaType, boolean inline, String... endings) {
        this.mediaType = mediaType;
        this.inline = inline;
        this.endings = endings;
    }

    String mediaType() {
        return mediaType;
    }

    /** A browser may show it within the site without being able to run anything. */
    boolean inline() {
        return inline;
    }

    boolean picture() {
        return mediaType.startsWith("image/");
    }

    /** The name with an ending that fits the content, so that no system opens it as something else. */
    String named(String name) {
        return fits(name) ? name : name + endings[0];
    }

    private boolean fits(String name) {
        return Arrays.stream(endings).anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    static Optional<FileType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** Empty for whatever is not let in. The name decides only whether text is a table. */
    static Optional<FileType> detect(Path file, String name) throws IOException {
        if (startsLikeZip(file)) {
            return office(file);
        }
        String detected;
        try (InputStream content = Files.newInputStream(file)) {
            detected = TIKA.detect(content);
        }
        if (detected.startsWith("text/plain") || detected.equals("text/csv")) {
            return text(file, name);
        }
        return ofMediaType(detected).filter(type -> type.inline);
    }

    private static boolean startsLikeZip(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(4), new byte[] {'P', 'K', 3, 4});
        }
    }

    /** Word and Excel files without macros; any other archive is none of ours. Nothing is unpacked but the list of parts. */
    private static Optional<FileType> office(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry list = zip.getEntry("[Content_Types].xml");
            boolean macros = zip.stream()
                    .anyMatch(part -> part.getName().toLowerCase(Locale.ROOT).contains("vbaproject"));
            if (list == null || macros) {
                return Optional.empty();
            }
            String types;
            try (InputStream content = zip.getInputStream(list)) {
                types = new String(content.readNBytes(CONTENT_TYPES_LIMIT), StandardCharsets.UTF_8);
            }
            if (types.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                return Optional.empty();
            }
            if (zip.getEntry("word/document.xml") != null && types.contains(DOCX.mediaType + ".main+xml")) {
                return Optional.of(DOCX);
            }
            if (zip.getEntry("xl/workbook.xml") != null && types.contains(XLSX.mediaType + ".main+xml")) {
                return Optional.of(XLSX);
            }
            return Optional.empty();
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    private static Optional<FileType> text(Path file, String name) throws IOException {
        if ((!CSV.fits(name) && !TEXT.fits(name)) || !isText(file)) {
            return Optional.empty();
        }
        return Optional.of(CSV.fits(name) ? CSV : TEXT);
    }

    /** Valid UTF-8 to the end, without control characters, and not markup. */
    private static boolean isText(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(8192);
        CharBuffer characters = CharBuffer.allocate(8192);
        boolean first = true;
        try (InputStream content = Files.newInputStream(file)) {
            for (boolean end = false; !end; ) {
                int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                var result = decoder.decode(bytes, characters, end);
                if (result.isError()) {
                    return false;
                }
                String part = characters.flip().toString();
                if (part.chars().anyMatch(FileType::control) || (first && markup(part))) {
                    return false;
                }
                first &= part.isBlank();
                characters.clear();
                bytes.compact();
            }
        }
        return true;
    }

    private static boolean control(int character) {
        return character < ' ' && "\t\n\r\f".indexOf(character) < 0;
    }

    private static boolean markup(String start) {
        return start.replace("\uFEFF", "").stripLeading().startsWith("<");
    }
}
