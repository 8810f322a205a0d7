package vn.kieumau.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;

/** Looks into a file that was received, before it is stored. */
final class Screening {
    /**
     * @param type what it is
     * @param found {@code text} where all its words could be looked through, {@code no_text} where some or all are pictures
     * @param capturedAt when a picture was taken; null where it does not say
     * @param changed whether the file was written anew, without what a camera put beside the picture
     */
    record Passed(FileType type, String found, @Nullable OffsetDateTime capturedAt, boolean changed) {}

    private Screening() {}

    /**
     * @param name tells a table from other text
     * @param shown names the file in a refusal
     * @param cleared somebody looked at what was found, and it is nothing
     * @throws Suspected where it seems to hold what evidence must not
     */
    static Passed pass(Path file, String name, String shown, boolean cleared) throws IOException {
        Disguise.refuse(file, shown);
        FileType type = FileType.detect(file, name).orElseThrow(() -> new Refused(FilesRefusal.TYPE, shown));
        boolean changed = false;
        OffsetDateTime capturedAt = null;
        Contents contents = switch (type) {
            case PDF -> PdfFile.read(file, shown);
            case DOCX, XLSX -> OfficeFile.read(file, type, shown);
            case CSV, TEXT -> new Contents(List.of(Files.readString(file, StandardCharsets.UTF_8)), true);
            case PNG, JPEG, WEBP -> Contents.PICTURE;
        };
        if (contents == Contents.PICTURE) {
            byte[] original = Files.readAllBytes(file);
            Picture picture = Picture.clean(original, type, shown);
            capturedAt = picture.capturedAt();
            changed = !java.util.Arrays.equals(original, picture.content());
            if (changed) {
                Files.write(file, picture.content(), StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
            }
        }
        List<Hit> hits = Finds.in(contents.pages());
        if (!hits.isEmpty() && !cleared) {
            throw new Suspected(shown, hits);
        }
        return new Passed(type, contents.whole() ? "text" : "no_text", capturedAt, changed);
    }
}
