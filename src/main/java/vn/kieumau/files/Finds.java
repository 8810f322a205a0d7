package vn.kieumau.files;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks through text, page by page, for secrecy marks and for numbers that belong to one person. */
final class Finds {
    /** A mark stands on a line of its own, or in the head: so many lines from the top of the first page. */
    private static final int HEAD = 30;

    private static final Pattern MARK_ALONE = Pattern.compile("(?:ĐỘMẬT:)?[\\[(]?(?:TUYỆTMẬT|TỐIMẬT|MẬT)[\\])]?");

    /** In the head it may stand beside other words, in a column of its own; "BÍ MẬT NHÀ NƯỚC" in a title is none. */
    private static final Pattern MARK_IN_HEAD = Pattern.compile("(?:^|\\t|\\s{2,}|[:;|\\[(])\\s*"
            + "(?:TUYỆT\\s+MẬT|TỐI\\s+MẬT|MẬT)(?:\\s*(?=$|\\t|\\s{2,}|[;|\\])])|\\s(?=\\p{Lu}\\p{Ll}))");

    /** Province of birth, sex and century, year of birth, six digits: Circular 59/2021/TT-BCA. */
    private static final Pattern CITIZEN_CARD = Pattern.compile(
            "(?<![\\d.,])0(?:0[12468]|1[0124579]|2[024567]|3[01345678]|4[0245689]|5[12468]|6[024678]|7[024579]|8[0234679]|9[123456])["
                    + " .]?[0-3]\\d{2}[ .]?\\d{3}[ .]?\\d{3}(?![\\d]|[.,]\\d)");

    /** Nine digits alone may be anything: the word for the card must stand before them. */
    private static final Pattern OLD_CARD = Pattern.compile(
            "(?:CMND|CMTND|CMT|chứng minh(?: thư)?(?: nhân dân)?)[^\\d\\n"
                    + "]{0,40}\\d{3}[ .]?\\d{3}[ .]?\\d{3}(?!\\d|[.,]\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final String MOBILE = "(?:3[2-9]|5[25689]|7[06789]|8[1-9]|9\\d)";

    /** Mobile numbers, written in one piece or in the usual groups; landlines and short numbers belong to offices. */
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(?<!\\d[.,])(?:"
            + "(?:0|\\+84[ .-]?)" + MOBILE + "\\d{7}"
            + "|(?:0|\\+84[ .-]?)" + MOBILE + "\\d([ .-])\\d{3}\\1\\d{3}"
            + "|(?:0|\\+84[ .-]?)" + MOBILE + "([ .-])\\d{3}\\2\\d{4}"
            + "|(?:0|\\+84[ .-]?)" + MOBILE + "\\d([ .-])\\d{2}\\3\\d{2}\\3\\d{2}"
            + ")(?!\\d|[.,]\\d)");

    private Finds() {}

    /** Each kind at most once a page. */
    static List<Hit> in(List<String> pages) {
        List<Hit> hits = new ArrayList<>();
        for (int page = 1; page <= pages.size(); page++) {
            String text = Normalizer.normalize(pages.get(page - 1), Normalizer.Form.NFC)
                    .replace('\u00A0', ' ')
                    .replace('\u2011', '-')
                    .replace('\u2013', '-');
            if (marked(text, page == 1)) {
                hits.add(new Hit(Hit.Kind.SECRECY_MARK, page));
            }
            add(hits, Hit.Kind.CITIZEN_CARD, CITIZEN_CARD, text, page);
            add(hits, Hit.Kind.OLD_CARD, OLD_CARD, text, page);
            add(hits, Hit.Kind.PHONE, PHONE, text, page);
        }
        return hits;
    }

    private static void add(List<Hit> hits, Hit.Kind kind, Pattern pattern, String text, int page) {
        if (pattern.matcher(text).find()) {
            hits.add(new Hit(kind, page));
        }
    }

    private static boolean marked(String text, boolean first) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            // Most lines have no such letters, and need no closer look.
            if (line.indexOf('Ậ') >= 0) {
                if (MARK_ALONE.matcher(line.replaceAll("\\s", "")).matches()
                        || first
                                && number < HEAD
                                && MARK_IN_HEAD.matcher(line.strip()).find()) {
                    return true;
                }
            }
            number += line.isBlank() ? 0 : 1;
        }
        return false;
    }
}
