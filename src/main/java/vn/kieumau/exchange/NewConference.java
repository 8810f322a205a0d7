package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review conference as it is typed.
 *
 * @param kind interim or final
 * @param unitId whose conference it is; stays once it is recorded
 * @param agenda in its order, at most {@value KeepConference#MOST}
 * @param delegates by office, at most {@value KeepConference#MOST}
 */
public record NewConference(
        String kind,
        String title,
        long cohortId,
        long unitId,
        LocalDate heldOn,
        String place,
        List<ConferenceItem> agenda,
        List<ConferenceDelegates> delegates) {
    public NewConference {
        agenda = List.copyOf(agenda);
        delegates = List.copyOf(delegates);
    }

    /** @param starts as 08:30; empty: right after the one before @param office that speaks; may be empty */
    public record ConferenceItem(String starts, String item, String office) {}

    /** @param office never a person @param delegates 1 to 10,000 */
    public record ConferenceDelegates(String office, int delegates) {}

    /** What it came to. @param office that does it, by the day; both are empty where nobody is to do anything */
    public record Conclusion(
            String conclusion, String office, @Nullable LocalDate due) {}
}
