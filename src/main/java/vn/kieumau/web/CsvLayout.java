package vn.kieumau.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import vn.kieumau.kernel.Refused;

/**
 * How a CSV file that somebody brings is written: Excel puts a byte order mark before it, and a semicolon or tab between its cells
 * where the computer's region writes decimals with a comma.
 *
 * @param begins at which byte its text begins: behind a byte order mark
 * @param header its first line
 * @param separator what stands between its cells: a semicolon or tab where the header holds one, or else a comma
 */
public record CsvLayout(int begins, String header, char separator) {
    /** What Excel needs before a CSV file to read it as UTF-8. */
    static final char MARK = '\uFEFF';

    private static final int BYTE_ORDER_MARK = 0xEFBBBF;
    private static final int MOST_OF_A_HEADER = 2_000;

    /** Refuses what is no text. */
    public static CsvLayout of(byte[] content) {
        int begins = content.length > 3 && ByteBuffer.wrap(content).getInt() >>> 8 == BYTE_ORDER_MARK ? 3 : 0;
        String header = new String(
                        content, begins, Math.min(content.length - begins, MOST_OF_A_HEADER), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        Refused.when(otherKind(content, header), WebRefusal.TABLE_UNREADABLE);
        return new CsvLayout(begins, header, header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',');
    }

    /** A PDF, a workbook of before 2007, a picture: a header holds no control characters but tabs. UTF-16 is text, if of no use. */
    private static boolean otherKind(byte[] content, String header) {
        boolean utf16 = content.length > 1 && (content[0] & content[1] & 0xFE) == 0xFE;
        return header.startsWith("%PDF-") || !utf16 && header.chars().anyMatch(each -> each < ' ' && each != '\t');
    }
}
