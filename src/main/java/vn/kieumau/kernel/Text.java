package vn.kieumau.kernel;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What people type, made fit to be stored: Unicode NFC, no control characters, trimmed, of bounded length. */
public final class Text {
    public static final int LINE = 200;
    public static final int LONG = 4000;

    private Text() {}

    /** Empty when nothing was typed. */
    public static String of(@Nullable String typed, String field, int limit) {
        if (typed == null) {
            return "";
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replaceAll(
                        "[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\u00AD\\u200B\\u2060\\uFEFF\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
        Refused.when(text.length() > limit, KernelRefusal.TOO_LONG, new Field(field), limit, text.length());
        return text;
    }

    /**
     * The words that a list is searched for. What is longer than a line is cut, not refused: there is no form to say it in, and
     * nothing is called so.
     */
    public static String sought(@Nullable String typed) {
        String words = of(typed, "web.search", Integer.MAX_VALUE);
        return words.length() <= LINE ? words : of(words.substring(0, LINE), "web.search", LINE);
    }

    public static String required(@Nullable String typed, String field, int limit) {
        String text = of(typed, field, limit);
        Refused.when(text.codePoints().allMatch(Text::invisible), KernelRefusal.MISSING, new Field(field));
        return text;
    }

    private static boolean invisible(int codePoint) {
        int kind = Character.getType(codePoint);
        return kind == Character.FORMAT || Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    /** Names the form field that a refusal is about: shown beside it, its label taken from the messages. */
    public record Field(String name) {}
}
