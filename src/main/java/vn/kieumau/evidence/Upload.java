package vn.kieumau.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.core.io.InputStreamSource;
import org.springframework.web.multipart.MultipartFile;

/** A file as it was sent. */
public record Upload(String name, InputStreamSource content) {
    /** Puts it where a file is; one that lies on the disk already need not be copied. */
    void into(Path file) throws IOException {
        if (content instanceof MultipartFile received) {
            received.transferTo(file.toFile());
        } else {
            try (InputStream source = content.getInputStream()) {
                Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
