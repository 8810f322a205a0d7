package vn.kieumau.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.web.multipart.MultipartFile;

/** A file as it was sent. */
public record Upload(String name, InputStreamSource content) {
    /**
     * Of a form; null where no file was chosen, for which a browser sends one nameless part. Old browsers send the whole path; all of them send
     * a quote as %22.
     */
    public static @Nullable Upload of(@Nullable MultipartFile sent) {
        String path = sent == null ? null : sent.getOriginalFilename();
        if (sent == null || path == null || path.isBlank()) {
            return null;
        }
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replace("%22", "\"");
        return new Upload(name, sent);
    }

    /** Puts it where a file is; one that lies on the disk already need not be copied. */
    public void into(Path file) throws IOException {
        if (content instanceof MultipartFile received) {
            received.transferTo(file.toFile());
        } else {
            try (InputStream source = content.getInputStream()) {
                Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
