package vn.kieumau.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where lying bars are drawn, each made of parts that follow each other, all on one scale. */
public record BarChart(List<Bar> bars, int height) {
    public static final int WIDTH = 760;
    public static final int LEFT = 230;
    private static final int RIGHT = 60;
    private static final int ROW = 26;

    /** @param counts of the parts, the same parts for every row */
    public record Row(String label, List<Integer> counts) {
        public int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** @param shade which part it is, from 1 */
    public record Part(int shade, String x, String width) {}

    /** @param end where the bar ends and its figure stands */
    public record Bar(String label, int y, List<Part> parts, String end, int total) {}

    public static BarChart of(List<Row> rows) {
        int most = Math.max(1, rows.stream().mapToInt(Row::total).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (Row row : rows) {
            double at = LEFT;
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < row.counts().size(); i++) {
                double width = (double) (WIDTH - LEFT - RIGHT) * row.counts().get(i) / most;
                if (width > 0) {
                    parts.add(new Part(i + 1, number(at), number(width)));
                }
                at += width;
            }
            bars.add(new Bar(row.label(), bars.size() * ROW, parts, number(at), row.total()));
        }
        return new BarChart(bars, rows.size() * ROW);
    }

    private static String number(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }
}
