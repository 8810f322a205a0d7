package vn.kieumau.exchange;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who took over from whom, drawn over the years: whoever took something over stands below whom it came from, and a line leads from one to
 * the other on the day on which it began. Lengths along the years are shares that SVG takes, heights are pixels.
 *
 * @param from first day that is drawn
 * @param until day after the last one
 */
public record Spread(LocalDate from, LocalDate until, List<Bar> bars) {
    /** Name and bar of one initiative, one above the other. */
    private static final int ROW = 46;

    private static final int HEAD = 22;
    private static final int TEXT = 16;
    private static final int BAR = 22;
    private static final int MIDDLE = BAR + 6;

    /** No more years are named than fit beside each other on a phone. */
    private static final int NAMES = 6;

    /** An initiative of the picture. */
    public record TakenOver(
            long initiativeId,
            @Nullable Long takenFromId,
            String name,
            String unitName,
            String unitPath,
            LocalDate since,
            @Nullable LocalDate endedOn,
            boolean illustrative) {}

    /**
     * @param depth how often it was handed on until here
     * @param from whom it came; null for the first
     * @param fromY height at which the line begins that leads here; 0 for the first
     */
    public record Bar(
            TakenOver taken,
            int depth,
            @Nullable TakenOver from,
            String x,
            String width,
            int textY,
            int barY,
            int middle,
            int fromY) {}

    /** A year's first day. */
    public record Year(String at, String name) {}

    /** @param taken the first one and all that came of it, the oldest first; not empty */
    public static Spread of(List<TakenOver> taken, LocalDate today) {
        LocalDate from = taken.get(0).since().withDayOfYear(1);
        LocalDate until = today.withDayOfYear(1).plusYears(1);
        Map<Long, List<TakenOver>> takers = new HashMap<>();
        for (TakenOver each : taken.subList(1, taken.size())) {
            Long origin = each.takenFromId();
            if (origin != null) {
                takers.computeIfAbsent(origin, any -> new ArrayList<>()).add(each);
            }
        }
        Spread spread = new Spread(from, until, new ArrayList<>());
        spread.add(taken.get(0), null, 0, 0, takers, today);
        return new Spread(from, until, List.copyOf(spread.bars));
    }

    private void add(
            TakenOver taken,
            @Nullable TakenOver origin,
            int depth,
            int fromY,
            Map<Long, List<TakenOver>> takers,
            LocalDate today) {
        int top = HEAD + bars.size() * ROW;
        LocalDate last = taken.endedOn() == null ? today : taken.endedOn();
        bars.add(new Bar(
                taken,
                depth,
                origin,
                share(taken.since()),
                length(taken.since(), last),
                top + TEXT,
                top + BAR,
                top + MIDDLE,
                fromY));
        for (TakenOver each : takers.getOrDefault(taken.initiativeId(), List.of())) {
            add(each, taken, depth + 1, top + MIDDLE, takers, today);
        }
    }

    public int height() {
        return HEAD + bars.size() * ROW + 4;
    }

    public List<Year> years() {
        int all = until.getYear() - from.getYear();
        int step = (all + NAMES - 1) / NAMES;
        List<Year> years = new ArrayList<>();
        for (int i = 0; i < all; i += step) {
            LocalDate first = from.plusYears(i);
            years.add(new Year(share(first), String.valueOf(first.getYear())));
        }
        return years;
    }

    /** Whether anybody took it over. */
    public boolean shared() {
        return bars.size() > 1;
    }

    private String share(LocalDate day) {
        return percent(ChronoUnit.DAYS.between(from, day));
    }

    private String length(LocalDate first, LocalDate last) {
        return percent(Math.max(1, ChronoUnit.DAYS.between(first, last) + 1));
    }

    private String percent(double days) {
        return String.format(Locale.ROOT, "%.3f%%", days * 100 / ChronoUnit.DAYS.between(from, until));
    }
}
