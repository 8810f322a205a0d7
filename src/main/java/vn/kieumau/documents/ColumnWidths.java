package vn.kieumau.documents;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.kieumau.documents.OfficialDocument.Table;

/**
 * How wide the columns of a table are, by what stands in them: each has room for its longest word, so that no date, number or symbol is
 * broken, and what is left goes to those with more to say than a word. One estimate for all forms, at 12 points and in twentieths of a
 * point; where the words of all columns have no room beside each other, the longest are broken and nothing runs out of the page.
 */
final class ColumnWidths {
    private static final int LINE = 9355;
    private static final int MARGINS = 240;
    private static final int CAPITAL = 190;
    private static final int OTHER = 130;

    /** Characters of a word; what is longer is broken. */
    private static final int LONGEST = 24;

    private ColumnWidths() {}

    /** Parts of a hundred, which they make up together. */
    static int[] of(Table table) {
        int longest = LONGEST;
        int[] needed = needed(table, longest);
        while (sum(needed) > LINE && longest > 1) {
            needed = needed(table, --longest);
        }
        int[] more = more(table, needed);
        int left = Math.max(0, LINE - sum(needed));
        int[] parts = new int[needed.length];
        int widest = 0;
        for (int column = 0; column < parts.length; column++) {
            double width = needed[column] + (double) left * more[column] / sum(more);
            // Rounded up, for room is just enough; the widest column can spare it.
            parts[column] = (int) Math.ceil(100 * width / (sum(needed) + left));
            widest = parts[column] > parts[widest] ? column : widest;
        }
        parts[widest] += 100 - sum(parts);
        return parts;
    }

    private static int[] needed(Table table, int longest) {
        return columns(table)
                .map(column -> MARGINS
                        + cells(table, column)
                                .flatMap(cell -> Stream.of(cell.split("\\s+")))
                                .mapToInt(word -> width(word, longest))
                                .max()
                                .orElse(0))
                .toArray();
    }

    /** What the longest cell would take beyond that, up to a line. */
    private static int[] more(Table table, int[] needed) {
        return columns(table)
                .map(column -> Math.max(
                        1,
                        cells(table, column)
                                        .mapToInt(cell -> width(cell, LINE / OTHER))
                                        .max()
                                        .orElse(0)
                                + MARGINS
                                - needed[column]))
                .toArray();
    }

    private static int width(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .map(each -> Character.isUpperCase(each) ? CAPITAL : OTHER)
                .sum();
    }

    private static IntStream columns(Table table) {
        return IntStream.range(0, table.heads().size());
    }

    private static Stream<String> cells(Table table, int column) {
        return Stream.concat(
                Stream.of(table.heads().get(column)), table.rows().stream().map(row -> row.get(column)));
    }

    private static int sum(int[] widths) {
        return Arrays.stream(widths).sum();
    }
}
