package vn.kieumau.documents;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.OfficialDocument.Basis;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Centred;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** For modules that put what they know into the words of a document: Vietnamese, whatever the reader's language. */
@Component
public class OfficialWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Messages messages;

    OfficialWords(Messages messages) {
        this.messages = messages;
    }

    public String text(String key, Object... arguments) {
        return messages.text(View.VIETNAMESE, key, arguments);
    }

    public Heading heading(String key, Object... arguments) {
        return new Heading(1, text(key, arguments));
    }

    public Paragraph paragraph(String key, Object... arguments) {
        return new Paragraph(text(key, arguments));
    }

    public Basis basis(String key, Object... arguments) {
        return new Basis(text(key, arguments));
    }

    public Centred centred(String key, Object... arguments) {
        return new Centred(text(key, arguments));
    }

    /** That an appendix goes with the document. */
    String annexOf(OfficialDocument document) {
        return text(
                "documents.official.annex.of",
                text("documents.official.named." + document.type().code()),
                document.numberAndSymbol(),
                document.day(),
                document.month(),
                document.year(),
                document.body());
    }

    /** What a document of no authority bears; empty for others. */
    String mark(OfficialDocument document) {
        return document.illustrative() ? text("documents.void_mark") : "";
    }

    /** What somebody typed, a paragraph for each line. */
    public static List<Block> typed(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .<Block>map(Paragraph::new)
                .toList();
    }

    public static String number(long count) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag("vi-VN")).format(count);
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }
}
