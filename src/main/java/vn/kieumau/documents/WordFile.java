package vn.kieumau.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import vn.kieumau.web.View;

/** What all DOCX files have in common: who issued them and when; what is written twice is the same file. */
final class WordFile {
    private WordFile() {}

    static byte[] bytes(XWPFDocument word, OfficialDocument document) {
        return bytes(word, document.body(), document.numberAndSymbol() + ": " + document.summary(), document.date());
    }

    static byte[] bytes(XWPFDocument word, String creator, String title, LocalDate day) {
        try {
            POIXMLProperties.CoreProperties core = word.getProperties().getCoreProperties();
            core.setCreator(Paper.onlyWhatXmlAllows(creator));
            core.setTitle(Paper.onlyWhatXmlAllows(title));
            Optional<Date> made =
                    Optional.of(Date.from(day.atStartOfDay(View.ZONE).toInstant()));
            word.getPackage().getPackageProperties().setCreatedProperty(made);
            word.getPackage().getPackageProperties().setModifiedProperty(made);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            word.write(bytes);
            return withoutTimes(bytes.toByteArray());
        } catch (IOException | InvalidFormatException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The library writes the moment of writing beside each part of the archive. */
    private static byte[] withoutTimes(byte[] written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(written));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
                ZipEntry same = new ZipEntry(part.getName());
                // Any moment does that fits into the old field: an extended one would depend on the time zone.
                same.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
                to.putNextEntry(same);
                from.transferTo(to);
            }
        }
        return bytes.toByteArray();
    }
}
