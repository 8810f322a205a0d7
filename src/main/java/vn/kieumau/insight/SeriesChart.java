package vn.kieumau.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Where titles and targets of a province are drawn over the years. Days on which its units were redrawn are lines, and nothing is joined
 * across them: wards were counted within other borders before.
 */
public record SeriesChart(
        List<String> titleLines,
        List<String> targetLines,
        List<Dot> titles,
        List<Dot> targets,
        List<Tick> breaks,
        List<Tick> years,
        int top) {
    public static final int WIDTH = 260;
    public static final int HEIGHT = 140;
    public static final int LEFT = 30;
    public static final int BASE = 116;
    public static final int TOP = 22;
    private static final int RIGHT = 14;
    private static final int DAYS = 366;

    public record Dot(String x, String y) {}

    public record Tick(String x, String label) {}

    private record Point(double at, int count) {}

    /** The highest count of these, which is the scale of all their charts. */
    public static int top(List<RoadmapBoard.RoadmapLine> lines) {
        return Math.max(
                1,
                lines.stream()
                        .flatMap(each -> List.of(each.titles(), each.targets()).stream())
                        .flatMap(each -> each.values().stream())
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(1));
    }

    /** @param top what the highest place stands for */
    public static SeriesChart of(RoadmapBoard.RoadmapLine line, List<Integer> years, LocalDate today, int top) {
        Scale scale = new Scale(years.get(0), years.get(years.size() - 1), top);
        List<Point> titles = points(line.titles(), today);
        List<Point> targets = points(line.targets(), LocalDate.MAX);
        List<Double> breaks = line.breaks().stream().map(SeriesChart::at).toList();
        List<Tick> below = List.of(
                new Tick(scale.x(years.get(0) + 1), String.valueOf(years.get(0))),
                new Tick(scale.x(years.get(years.size() - 1) + 1), String.valueOf(years.get(years.size() - 1))));
        return new SeriesChart(
                joined(titles, breaks, scale),
                joined(targets, breaks, scale),
                titles.stream().map(scale::dot).toList(),
                targets.stream().map(scale::dot).toList(),
                line.breaks().stream()
                        .map(day -> new Tick(
                                scale.x(at(day)),
                                day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear()))
                        .toList(),
                below,
                top);
    }

    /** At the ends of their years; of the year that is not over, today. */
    private static List<Point> points(SortedMap<Integer, Integer> counts, LocalDate today) {
        List<Point> points = new ArrayList<>();
        for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
            points.add(new Point(each.getKey() == today.getYear() ? at(today) : each.getKey() + 1, each.getValue()));
        }
        return points;
    }

    private static double at(LocalDate day) {
        return day.getYear() + (double) (day.getDayOfYear() - 1) / DAYS;
    }

    private static List<String> joined(List<Point> points, List<Double> breaks, Scale scale) {
        List<List<String>> lines = new ArrayList<>();
        double before = 0;
        for (Point each : points) {
            double from = before;
            boolean broken = breaks.stream().anyMatch(at -> from < at && at <= each.at());
            if (lines.isEmpty() || broken) {
                lines.add(new ArrayList<>());
            }
            lines.get(lines.size() - 1)
                    .add(scale.dot(each).x() + "," + scale.dot(each).y());
            before = each.at();
        }
        return lines.stream()
                .filter(each -> each.size() > 1)
                .map(each -> String.join(" ", each))
                .toList();
    }

    private record Scale(int first, int last, int top) {
        String x(double at) {
            return number(LEFT + (WIDTH - LEFT - RIGHT) * (at - first) / (last + 1 - first));
        }

        Dot dot(Point point) {
            return new Dot(x(point.at()), number(BASE - (double) (BASE - TOP) * point.count() / top));
        }

        private static String number(double at) {
            return String.format(Locale.ROOT, "%.1f", at);
        }
    }
}
