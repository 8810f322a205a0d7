package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where things lie on the drawing of a forecast: titles as a line, the band around it, targets as marks. */
public record ForecastChart(
        List<Tick> years,
        List<Tick> counts,
        String line,
        @Nullable String band,
        List<Mark> marks) {
    public static final int WIDTH = 760;
    public static final int HEIGHT = 260;
    private static final int LEFT = 50;
    private static final int RIGHT = 20;
    private static final int TOP = 15;
    private static final int BOTTOM = 30;
    private static final int STEPS = 4;
    private static final int DIGITS = 10;

    /** A place on an axis, and what stands there. */
    public record Tick(String at, String label) {}

    public record Mark(String x, String y, boolean reached) {}

    public static ForecastChart of(Forecast forecast) {
        List<Forecast.Year> years = forecast.years();
        int top = top(years);
        List<Tick> below = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<String> upper = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            Forecast.Year year = years.get(i);
            String x = x(i, years.size());
            below.add(new Tick(x, String.valueOf(year.year())));
            if (year.band() instanceof Forecast.Between between) {
                upper.add(x + "," + y(between.high(), top));
                lower.add(0, x + "," + y(between.low(), top));
            }
            if (year.target() != null) {
                marks.add(new Mark(x, y(year.target(), top), year.standing() == Forecast.Standing.ON_TRACK));
            }
        }
        List<Tick> beside = new ArrayList<>();
        for (int count = 0; count <= top; count += Math.max(1, top / STEPS)) {
            beside.add(new Tick(y(count, top), String.valueOf(count)));
        }
        upper.addAll(lower);
        return new ForecastChart(
                below, beside, line(years, top), upper.isEmpty() ? null : String.join(" ", upper), marks);
    }

    private static String line(List<Forecast.Year> years, int top) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            points.add(x(i, years.size()) + "," + y(years.get(i).titles(), top));
        }
        return points.stream().collect(Collectors.joining(" "));
    }

    /** The next round number above all that is drawn. */
    private static int top(List<Forecast.Year> years) {
        int most = 1;
        for (Forecast.Year year : years) {
            most = Math.max(most, year.titles());
            most = Math.max(most, year.target() == null ? 0 : year.target());
            most = Math.max(most, year.band() instanceof Forecast.Between between ? between.high() : 0);
        }
        int step = STEPS;
        while (step * DIGITS < most) {
            step *= DIGITS;
        }
        return (most + step - 1) / step * step;
    }

    private static String x(int place, int count) {
        return number(
                count == 1
                        ? (WIDTH + LEFT - RIGHT) / 2.0
                        : LEFT + (double) (WIDTH - LEFT - RIGHT) * place / (count - 1));
    }

    private static String y(int count, int top) {
        return number(HEIGHT - BOTTOM - (double) (HEIGHT - TOP - BOTTOM) * count / top);
    }

    private static String number(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }
}
