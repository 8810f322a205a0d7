package vn.kieumau.indicators;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Refused;

/** The calendars by which figures are reported, and their periods as addresses name them. What is none of them is not there. */
@Component
public class Reporting {
    /** Years of which figures may be kept. */
    public static final int FIRST_YEAR = 2015;

    public static final int LAST_YEAR = 2100;

    private final CriteriaSets sets;

    Reporting(CriteriaSets sets) {
        this.sets = sets;
    }

    /** Those of the criteria sets in use; the default first. */
    public List<Calendar> calendars() {
        return sets.calendars();
    }

    /** @param closes the day on which its months close; empty: the default */
    public Calendar calendar(String closes) {
        return chosen(calendars(), closes);
    }

    /** @param closes the day on which its months close; empty: the first */
    public static Calendar chosen(List<Calendar> calendars, String closes) {
        return calendars.stream()
                .filter(each -> closes.isEmpty() || closes.equals(String.valueOf(each.closesOn())))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    /** A period of a calendar by its code: {@code 2023-11}, {@code 2023-Q4}, {@code 2023-H2}, {@code 2023}. */
    public static Period period(String text, Calendar calendar) {
        if (text.matches("[0-9]{4}-Q[1-4]")) {
            return Length.QUARTER.of(year(text.substring(0, 4)), calendar).get(text.charAt(6) - '1');
        }
        if (text.matches("[0-9]{4}-H[12]")) {
            return Length.HALF_YEAR.of(year(text.substring(0, 4)), calendar).get(text.charAt(6) - '1');
        }
        return text.length() == 4 ? calendar.year(year(text)) : calendar.month(month(text));
    }

    public static YearMonth month(String text) {
        try {
            return checked(YearMonth.parse(text));
        } catch (DateTimeException unreadable) {
            throw Refused.notFound();
        }
    }

    public static int year(String text) {
        if (!text.matches("[0-9]{4}")) {
            throw Refused.notFound();
        }
        return checked(YearMonth.of(Integer.parseInt(text), 1)).getYear();
    }

    private static YearMonth checked(YearMonth month) {
        if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
            throw Refused.notFound();
        }
        return month;
    }
}
