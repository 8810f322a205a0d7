package vn.kieumau.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Signature;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * What somebody types to issue a document, whatever it says.
 *
 * @param superior body above the one that issues
 * @param organ the symbol after the abbreviation of the document's type, as CATP-PV01
 * @param prefix code of a {@link SigningPrefix}
 * @param behalf in whose name, where the prefix asks for it
 * @param title post of who signs
 * @param name of who signs; may be left out
 * @param recipients one a line
 * @param preview true: nothing is issued, and the answer is a PDF of what would be, without a number and marked as a preview
 */
public record IssueTerms(
        @Nullable String superior,
        @Nullable String organ,
        @Nullable String place,
        @Nullable String prefix,
        @Nullable String behalf,
        @Nullable String title,
        @Nullable String name,
        @Nullable String recipients,
        @Nullable Boolean preview) {
    public static final IssueTerms EMPTY = new IssueTerms(null, null, null, null, null, null, null, null, null);

    /** Enough for one page's foot. */
    static final int MOST_RECIPIENTS = 20;

    private static final int SYMBOL = 40;

    /** The document as it will be, without its number. */
    public DocumentDraft draft(
            DocumentType type, String body, LocalDate day, String summary, List<Block> content, boolean illustrative) {
        return draft(type, body, day, summary, List.of(), content, illustrative);
    }

    /** @param addressees to whom it is addressed */
    public DocumentDraft draft(
            DocumentType type,
            String body,
            LocalDate day,
            String summary,
            List<String> addressees,
            List<Block> content,
            boolean illustrative) {
        String symbol = Text.required(organ, "documents.issue.organ", SYMBOL);
        Refused.when(
                !symbol.matches("[\\p{L}\\d]+(-[\\p{L}\\d]+)*"),
                DocumentRefusal.NOT_A_SYMBOL,
                new Text.Field("documents.issue.organ"),
                symbol);
        OfficialDocument document = new OfficialDocument(
                type,
                above(),
                body,
                0,
                type.abbreviation().isEmpty() ? symbol : type.abbreviation() + "-" + symbol,
                Text.required(place, "documents.issue.place", Text.LINE),
                day,
                summary,
                addressees,
                content,
                receivers(),
                signature(),
                illustrative);
        return new DocumentDraft(document, onlyPreview());
    }

    /** Whether it is only to be looked at, which nobody has to confirm. */
    public boolean onlyPreview() {
        return Boolean.TRUE.equals(preview);
    }

    /** Body above the one that issues; empty: none is named. */
    public String above() {
        return Text.of(superior, "documents.issue.superior", Text.LINE);
    }

    /** Checked: who signs, and in whose name. */
    public Signature signature() {
        SigningPrefix read = SigningPrefix.of(Objects.toString(prefix, ""))
                .orElseThrow(
                        () -> new Refused(DocumentRefusal.UNKNOWN_PREFIX, new Text.Field("documents.issue.prefix")));
        return new Signature(
                read,
                read.forAnother() ? Text.required(behalf, "documents.issue.behalf", Text.LINE) : "",
                Text.required(title, "documents.issue.title", Text.LINE),
                Text.of(name, "documents.issue.name", Text.LINE));
    }

    private List<String> receivers() {
        List<String> lines = Text.of(recipients, "documents.issue.recipients", Text.LONG)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Text.of(line, "documents.issue.recipients", Text.LINE))
                .toList();
        Refused.when(lines.isEmpty(), DocumentRefusal.NOBODY_RECEIVES, new Text.Field("documents.issue.recipients"));
        Refused.when(
                lines.size() > MOST_RECIPIENTS,
                DocumentRefusal.TOO_MANY_RECIPIENTS,
                new Text.Field("documents.issue.recipients"),
                MOST_RECIPIENTS);
        return lines;
    }
}
