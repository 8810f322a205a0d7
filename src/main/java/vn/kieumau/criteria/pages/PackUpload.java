package vn.kieumau.criteria.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PackFaults;
import vn.kieumau.criteria.PackFile;
import vn.kieumau.criteria.PackWorkbook;

/** A pack that somebody sends as a file, YAML or Excel. */
final class PackUpload {
    private PackUpload() {}

    static Pack read(MultipartFile file) throws PackFaults {
        try {
            byte[] content = file.getInputStream().readNBytes(PackFile.MOST_BYTES + 1);
            boolean zipped = content.length > 1 && content[0] == 'P' && content[1] == 'K';
            return zipped ? PackWorkbook.read(content) : PackFile.read(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
