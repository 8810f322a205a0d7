package vn.kieumau.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lying bars, each made of parts that follow each other, all on one scale: the longest bar is 100 wide. */
public record BarChart(List<Bar> bars) {

    /** @param counts of the parts, the same parts for every row */
    public record Row(String label, List<Integer> counts) {
        public int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * @param shade which part it is, from 1
     * @param x where it begins, in percent; so is its width
     */
    public record Part(int shade, String x, String width) {}

    public record Bar(String label, List<Part> parts, int total) {}

    public static BarChart of(List<Row> rows) {
        int most = Math.max(1, rows.stream().mapToInt(Row::total).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (Row row : rows) {
            double at = 0;
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < row.counts().size(); i++) {
                double width = 100.0 * row.counts().get(i) / most;
                if (width > 0) {
                    parts.add(new Part(i + 1, percent(at), percent(width)));
                }
                at += width;
            }
            bars.add(new Bar(row.label(), parts, row.total()));
        }
        return new BarChart(bars);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", part);
    }
}
