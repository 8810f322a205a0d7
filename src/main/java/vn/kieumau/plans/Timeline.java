package vn.kieumau.plans;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The whole months that a drawing of a plan spans, and where days lie on it, as shares that SVG takes for lengths.
 *
 * @param from first day that is drawn
 * @param until day after the last one
 */
public record Timeline(LocalDate from, LocalDate until) {
    /** No more names of months than fit beside each other on a phone. */
    private static final int NAMES = 6;

    /** Today is drawn also where nothing is planned then, but a plan of long ago is not squeezed for its sake. */
    private static final int MONTHS_TO_TODAY = 3;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MM/yyyy");

    /** A month's first day; named where there is room. */
    public record Month(String at, String name, boolean named) {}

    /** From the first beginning to the last day of anything. The list is not empty. */
    public static Timeline of(List<PlanAction> actions, LocalDate today) {
        LocalDate first = actions.stream()
                .map(PlanAction::beginsOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate last = actions.stream()
                .map(each -> each.doneOn() != null && each.doneOn().isAfter(each.due()) ? each.doneOn() : each.due())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (today.isBefore(first) && !today.isBefore(first.minusMonths(MONTHS_TO_TODAY))) {
            first = today;
        }
        if (today.isAfter(last) && !today.isAfter(last.plusMonths(MONTHS_TO_TODAY))) {
            last = today;
        }
        return new Timeline(first.withDayOfMonth(1), last.withDayOfMonth(1).plusMonths(1));
    }

    public List<Month> months() {
        List<Month> months = new ArrayList<>();
        long all = ChronoUnit.MONTHS.between(from, until);
        long step = (all + NAMES - 1) / NAMES;
        for (int i = 0; i < all; i++) {
            LocalDate first = from.plusMonths(i);
            months.add(new Month(at(first), NAME.format(first), i % step == 0));
        }
        return months;
    }

    public boolean shows(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /** Where a day begins. */
    public String at(LocalDate day) {
        return share(ChronoUnit.DAYS.between(from, day));
    }

    /** How wide the days are from one to another, both counted. */
    public String width(LocalDate first, LocalDate last) {
        return share(Math.max(0, ChronoUnit.DAYS.between(first, last) + 1));
    }

    /** As much of the days from one to another as the progress. */
    public String width(LocalDate first, LocalDate last, int progress) {
        return share((ChronoUnit.DAYS.between(first, last) + 1) * progress / 100.0);
    }

    private String share(double days) {
        return String.format(Locale.ROOT, "%.3f%%", days * 100 / ChronoUnit.DAYS.between(from, until));
    }
}
