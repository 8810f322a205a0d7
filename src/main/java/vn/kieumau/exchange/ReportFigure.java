package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.Set;

/**
 * A figure, day or name in a sentence of a report.
 *
 * @param code of what it is
 * @param definition in Vietnamese, as it was when the sentence was written
 * @param printed as the sentence has it
 * @param asOf the day of which it is
 * @param list address of the list or page that it counts or names; empty: there is none
 */
public record ReportFigure(String code, String definition, String printed, LocalDate asOf, String list) {
    private static final Set<String> WORKED_OUT = Set.of(
            "quota",
            "quota_provinces",
            "provinces",
            "units_ended",
            "units_begun",
            "registered_earlier",
            "registered_share",
            "registered_change",
            "registered_change_share",
            "recognised_share",
            "recognised_change",
            "recognised_change_share",
            "activities_change",
            "activities_change_share",
            "reached",
            "above_quota",
            "below_quota",
            "criteria_judged",
            "criteria_met",
            "criteria_failing",
            "judged",
            "not_met_share",
            "sites",
            "teams");

    /** Whether its list has just as many lines; else its page shows what it is worked out from: the overview lists nothing, nor does a conference. */
    public boolean listed() {
        boolean ofConference = code.endsWith("_earlier") && list.startsWith("/exchange/conferences/");
        return !WORKED_OUT.contains(code) && !list.startsWith("/insight?") && !ofConference;
    }
}
