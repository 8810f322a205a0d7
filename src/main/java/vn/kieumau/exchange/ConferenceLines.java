package vn.kieumau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/**
 * Agenda, delegates and conclusions as lines, their parts apart by semicolons, as they are pasted from a paper: {@code 08:30; Interim report; V05},
 * {@code V05; 12}, {@code Hand over the building; the city's police; 31/12/2023}. Empty lines count for nothing; a line that has too few or
 * too many parts is refused by its words.
 */
public final class ConferenceLines {
    private static final int MOST_DELEGATES = 10_000;

    private ConferenceLines() {}

    public static List<NewConference.ConferenceItem> agenda(@Nullable String typed) {
        List<NewConference.ConferenceItem> read = new ArrayList<>();
        for (String line : lines(typed)) {
            String[] parts = parts(line, "exchange.conference.agenda", 2, 3);
            read.add(new NewConference.ConferenceItem(parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
        }
        return read;
    }

    public static List<NewConference.ConferenceDelegates> delegates(@Nullable String typed) {
        List<NewConference.ConferenceDelegates> read = new ArrayList<>();
        for (String line : lines(typed)) {
            String[] parts = parts(line, "exchange.conference.delegates", 2, 2);
            read.add(new NewConference.ConferenceDelegates(
                    parts[0], Typed.count(parts[1], "exchange.conference.delegates", 1, MOST_DELEGATES)));
        }
        return read;
    }

    public static List<NewConference.Conclusion> conclusions(@Nullable String typed) {
        List<NewConference.Conclusion> read = new ArrayList<>();
        for (String line : lines(typed)) {
            String[] parts = parts(line, "exchange.conference.conclusion", 1, 3);
            read.add(new NewConference.Conclusion(
                    parts[0],
                    parts.length > 1 ? parts[1] : "",
                    parts.length > 2 ? Typed.optionalDay(parts[2], "exchange.conference.due") : null));
        }
        return read;
    }

    private static List<String> lines(@Nullable String typed) {
        return Objects.toString(typed, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String[] parts(String line, String label, int least, int most) {
        String[] parts = line.split("\\s*;\\s*", -1);
        Refused.when(
                parts.length < least || parts.length > most,
                ConferenceRefusal.LINE_NOT_READ,
                new Text.Field(label),
                line);
        return parts;
    }
}
