package vn.kieumau.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Reads days and numbers as people and browsers write them. */
public final class Typed {
    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Typed() {}

    /** 24/11/2023 or 2023-11-24. */
    public static LocalDate day(@Nullable String typed, String field) {
        String text = Text.required(typed, field, 20);
        try {
            LocalDate day = text.contains("/") ? LocalDate.parse(text, VIETNAMESE) : LocalDate.parse(text);
            Refused.when(!plausible(day), KernelRefusal.NOT_A_DATE, new Text.Field(field), text);
            return day;
        } catch (DateTimeParseException unreadable) {
            throw new Refused(KernelRefusal.NOT_A_DATE, new Text.Field(field), text);
        }
    }

    /** Whether anything of a programme can be of that day. */
    public static boolean plausible(LocalDate day) {
        return day.getYear() >= 1945 && day.getYear() <= 2100;
    }

    public static @Nullable LocalDate optionalDay(@Nullable String typed, String field) {
        return typed == null || typed.isBlank() ? null : day(typed, field);
    }

    public static int count(@Nullable String typed, String field, int least, int most) {
        String text = Text.required(typed, field, 12);
        try {
            int count = Integer.parseInt(text);
            Refused.when(
                    count < least || count > most,
                    KernelRefusal.NOT_A_NUMBER,
                    new Text.Field(field),
                    text,
                    least,
                    most);
            return count;
        } catch (NumberFormatException unreadable) {
            throw new Refused(KernelRefusal.NOT_A_NUMBER, new Text.Field(field), text, least, most);
        }
    }
}
