package vn.kieumau.evidence;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Pages of a proof that are cited, as people write them: 3–5, 8. */
public final class CitedPages {
    private static final String FIELD = "evidence.cited_pages";
    private static final int LIMIT = 60;
    private static final Pattern PART = Pattern.compile("([1-9]\\d{0,3})(?:-([1-9]\\d{0,3}))?");
    private static final Pattern SHAPE = Pattern.compile("%1$s(?:,%1$s)*".formatted(PART));

    private CitedPages() {}

    /** The same pages, always written the same way; empty where none are cited, which means all of it. */
    public static String of(@Nullable String typed) {
        String text = Text.of(typed, FIELD, LIMIT);
        String tight = text.replaceAll("[\\s\\u00A0]", "").replaceAll("[\\u2010-\\u2015]", "-");
        Refused.when(
                !tight.isEmpty() && (!SHAPE.matcher(tight).matches() || reversed(tight)),
                EvidenceRefusal.PAGES_UNREADABLE,
                new Text.Field(FIELD),
                text);
        return Text.of(tight.replace("-", "–").replace(",", ", "), FIELD, LIMIT);
    }

    /** The last page of those that are cited; 0 where none are. */
    static int last(String pages) {
        return PART.matcher(pages.replace("–", "-"))
                .results()
                .mapToInt(CitedPages::end)
                .max()
                .orElse(0);
    }

    private static boolean reversed(String pages) {
        return PART.matcher(pages).results().anyMatch(part -> end(part) < Integer.parseInt(part.group(1)));
    }

    private static int end(MatchResult part) {
        return Integer.parseInt(part.group(2) == null ? part.group(1) : part.group(2));
    }
}
