package vn.kieumau.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * What a template needs besides its own data: words, dates and numbers in the reader's language, who reads, the form
 * token, and the refusal of a form that is shown again.
 */
public record View(
        Messages messages,
        Locale locale,
        @Nullable Actor actor,
        String path,
        String query,
        @Nullable String csrfToken,
        LocalDate today,
        boolean demonstration,
        @Nullable Refused refusal,
        @Nullable String notice,
        long unread) {

    /** Vietnamese unless a person chose English; what a browser prefers is not asked, offices share machines. */
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int MOST_COUNTED = 99;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    public String t(String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    public boolean english() {
        return Messages.isEnglish(locale);
    }

    /** Of a thing with names in both languages, the reader's; Vietnamese where there is no English one. */
    public String pick(String vietnamese, @Nullable String inEnglish) {
        return english() && inEnglish != null && !inEnglish.isEmpty() ? inEnglish : vietnamese;
    }

    /** What the reader may look up, in the menu's order. */
    public List<Section> reference() {
        return Section.reference(this);
    }

    public boolean may(Permission permission) {
        return actor != null && actor.may(permission);
    }

    public String date(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** 11/2023, Q4 2023, first half of 2023, 2023. */
    public String period(Period period) {
        String year = String.valueOf(period.first().getYear());
        return switch (period.months()) {
            case 1 -> MONTH.format(period.first());
            case 3 -> t("web.quarter", period.number(), year);
            case 6 -> t(period.number() == 1 ? "web.first_half" : "web.second_half", year);
            default -> year;
        };
    }

    /**
     * Periods of a length, the way people write them.
     *
     * @param firsts their first months, as 2023-11
     */
    public String periods(List<String> firsts, int months) {
        return firsts.stream()
                .map(first -> period(Period.holding(YearMonth.parse(first), months, Calendar.DEFAULT)))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Days as 2023-11-14, the way people write them. */
    public String days(List<String> days) {
        return String.join(
                ", ", days.stream().map(each -> date(LocalDate.parse(each))).toList());
    }

    public String dateTime(@Nullable OffsetDateTime moment) {
        return moment == null ? "" : MINUTE.format(moment.atZoneSameInstant(ZONE));
    }

    /** A whole number, a decimal, or an exact fraction with its percentage: 2437/2829 (86,14%). */
    public String exact(String figure) {
        int bar = figure.indexOf('/');
        if (bar < 0) {
            return figure.contains(".") ? decimal(new BigDecimal(figure)) : number(Long.parseLong(figure));
        }
        long upper = Long.parseLong(figure.substring(0, bar));
        long lower = Long.parseLong(figure.substring(bar + 1));
        BigDecimal percent =
                BigDecimal.valueOf(upper).movePointRight(2).divide(BigDecimal.valueOf(lower), 2, RoundingMode.HALF_UP);
        return "%s/%s (%s%%)".formatted(number(upper), number(lower), decimal(percent));
    }

    private String decimal(BigDecimal figure) {
        NumberFormat format = NumberFormat.getInstance(Messages.formatting(locale));
        format.setMaximumFractionDigits(20);
        format.setMinimumFractionDigits(Math.max(figure.scale(), 0));
        return format.format(figure);
    }

    /** How many notices wait unread, as the header says it. */
    public String unreadText() {
        return unread > MOST_COUNTED ? MOST_COUNTED + "+" : String.valueOf(unread);
    }

    public String number(long count) {
        // Without groups all languages write the digits alone, and a page has a thousand of these.
        return count >= 0 && count < 1000
                ? Long.toString(count)
                : NumberFormat.getIntegerInstance(Messages.formatting(locale)).format(count);
    }

    /** Whole days from today: negative when past. */
    public long daysTo(LocalDate day) {
        return ChronoUnit.DAYS.between(today, day);
    }

    /** Whole days up to today; 0 for today. */
    public long daysSince(OffsetDateTime moment) {
        return Math.max(0, -daysTo(moment.atZoneSameInstant(ZONE).toLocalDate()));
    }

    /** "còn 3 ngày", "hôm nay", "quá hạn 2 ngày". */
    public String due(LocalDate day) {
        long days = daysTo(day);
        return days == 0 ? t("web.due.today") : days > 0 ? t("web.due.in", days) : t("web.due.over", -days);
    }

    public boolean refusedField(String label) {
        if (refusal != null) {
            for (Object detail : refusal.details()) {
                if (detail instanceof Text.Field field && field.name().equals(label)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the refusal speaks of the thing with this code. */
    public boolean refusedAbout(String code) {
        return refusal != null && List.of(refusal.details()).contains(code);
    }

    public String refusalText() {
        return refusal == null ? "" : messages.text(locale, refusal);
    }

    /** The column that this page's list is sorted by, as the address says; empty where it says nothing. */
    public String sort() {
        for (String pair : query.split("&")) {
            if (pair.startsWith("sort=")) {
                return pair.substring("sort=".length());
            }
        }
        return "";
    }

    /** A name as it stands beside an act: whether it was done for somebody absent is said in the reader's language. */
    public String person(String name) {
        return name.endsWith(Grant.SUBSTITUTE)
                ? name.substring(0, name.length() - Grant.SUBSTITUTE.length()) + " (" + t("web.substitute") + ")"
                : name;
    }

    /** This page's address with another value of one parameter: filters and paging stay in the URL. */
    public String with(String parameter, Object value) {
        StringBuilder next = new StringBuilder();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            boolean restartsPaging = !parameter.equals("lang") && pair.startsWith("page=");
            if (!pair.startsWith(parameter + "=") && !restartsPaging) {
                next.append(next.isEmpty() ? "" : "&").append(pair);
            }
        }
        next.append(next.isEmpty() ? "" : "&").append(parameter).append('=').append(value);
        return path + "?" + next;
    }
}
