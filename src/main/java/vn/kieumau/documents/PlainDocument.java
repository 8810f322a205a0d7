package vn.kieumau.documents;

import java.time.LocalDate;
import java.util.List;

/**
 * What is kept on paper without being a document of any authority: no number, no signature. The same value is the same file, byte for
 * byte.
 *
 * @param about lines under the title
 * @param date of what it shows; not of the day on which it is drawn
 * @param illustrative says so on every page
 */
public record PlainDocument(
        String title, List<String> about, LocalDate date, List<OfficialDocument.Block> content, boolean illustrative) {
    public PlainDocument {
        about = List.copyOf(about);
        content = List.copyOf(content);
    }
}
