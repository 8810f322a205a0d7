package vn.kieumau.documents;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An official document, in Vietnamese, in the parts of Decree 30/2020, article 8. The same value is the same file, byte for byte.
 *
 * @param superior body above the one that issues; empty: none is named
 * @param body that issues
 * @param number 0: not issued yet, a space is left for it
 * @param symbol what comes after the number and the stroke, as BC-CATP-PV01
 * @param summary what it is about
 * @param addressees after "Kính gửi"; empty for what is addressed to nobody
 * @param recipients as they are listed at the foot, without dashes
 * @param illustrative not a document of any authority: says so on every page
 */
public record OfficialDocument(
        DocumentType type,
        String superior,
        String body,
        int number,
        String symbol,
        String place,
        LocalDate date,
        String summary,
        List<String> addressees,
        List<Block> content,
        List<String> recipients,
        Signature signature,
        boolean illustrative) {
    public OfficialDocument {
        addressees = List.copyOf(addressees);
        content = List.copyOf(content);
        recipients = List.copyOf(recipients);
    }

    /** A part of what it says. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Heading.class, name = "heading"),
        @JsonSubTypes.Type(value = Paragraph.class, name = "paragraph"),
        @JsonSubTypes.Type(value = Table.class, name = "table"),
        @JsonSubTypes.Type(value = Basis.class, name = "basis"),
        @JsonSubTypes.Type(value = Centred.class, name = "centred"),
        @JsonSubTypes.Type(value = CoSigners.class, name = "co_signers"),
        @JsonSubTypes.Type(value = Annex.class, name = "annex")
    })
    public sealed interface Block permits Heading, Paragraph, Table, Basis, Centred, CoSigners, Annex {}

    /** @param level 1 or 2 */
    public record Heading(int level, String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** A ground that a decision or a submission rests on, in italics (Decree 30/2020, appendix I, II.6). */
    public record Basis(String text) implements Block {}

    /** A bold line in the middle: who decides, and that it is decided. */
    public record Centred(String text) implements Block {}

    /** Who signs beside the one in whose name it is issued, each with room for it: the other parties to minutes. */
    public record CoSigners(List<String> parties) implements Block {
        public CoSigners {
            parties = List.copyOf(parties);
        }
    }

    /** What follows stands on pages of its own after the signature, as an appendix of that title. */
    public record Annex(String title) implements Block {}

    /** @param rows each of as many cells as there are heads; cells of digits stand to the right */
    public record Table(List<String> heads, List<List<String>> rows) implements Block {
        public Table {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Of its columns, in parts of a hundred. */
        public int[] widths() {
            return ColumnWidths.of(this);
        }

        public static boolean isNumber(String cell) {
            return cell.matches("[\\d.,%-]+");
        }
    }

    /**
     * @param behalf in whose name, where the prefix asks for it
     * @param title post of who signs
     * @param name may be empty: it is signed elsewhere
     */
    public record Signature(SigningPrefix prefix, String behalf, String title, String name) {
        /** Whose decision it is, whoever signs it. */
        public String competent() {
            return prefix.forAnother() ? behalf : title;
        }

        /** What stands above the name, in capitals. */
        public List<String> lines() {
            String own = title.toUpperCase(Locale.ROOT);
            return prefix.forAnother()
                    ? List.of(prefix.text() + " " + behalf.toUpperCase(Locale.ROOT), own)
                    : List.of((prefix.text() + " " + own).strip());
        }
    }

    /** What stands above the signature. */
    public List<Block> main() {
        return content.subList(0, firstAnnex());
    }

    /** What stands after it: empty, or beginning with an {@link Annex}. */
    public List<Block> annexed() {
        return content.subList(firstAnnex(), content.size());
    }

    private int firstAnnex() {
        int at = 0;
        while (at < content.size() && !(content.get(at) instanceof Annex)) {
            at++;
        }
        return at;
    }

    OfficialDocument issued(int given, LocalDate day) {
        return new OfficialDocument(
                type,
                superior,
                body,
                given,
                symbol,
                place,
                day,
                summary,
                addressees,
                content,
                recipients,
                signature,
                illustrative);
    }

    /** Numbers below 10 have a nought before them (Decree 30/2020, appendix I, II.3). */
    public String numberAndSymbol() {
        return (number == 0 ? "\u00A0".repeat(6) : twoDigits(number)) + "/" + symbol;
    }

    public String day() {
        return twoDigits(date.getDayOfMonth());
    }

    /** Days below 10 and the months 1 and 2 have a nought before them (II.4). */
    public String month() {
        return date.getMonthValue() < 3 ? twoDigits(date.getMonthValue()) : String.valueOf(date.getMonthValue());
    }

    public String year() {
        return String.valueOf(date.getYear());
    }

    /** A dash before each, a semicolon after it, a full stop after the last (II.9). */
    public List<String> recipientLines() {
        List<String> lines = new ArrayList<>();
        for (String each : recipients) {
            boolean last = lines.size() == recipients.size() - 1;
            lines.add("- " + each.replaceAll("^[-–\\s]+|[;.\\s]+$", "") + (last ? "." : ";"));
        }
        return lines;
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
