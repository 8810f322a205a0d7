package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the draft of a report is written from, beside {@link ConferenceReport}: of the units at or below the one whose conference it is, on
 * a day; counted, typed by nobody.
 *
 * @param province the unit, where lists are asked for by it; 0: the country, whose lists are asked for whole
 * @param criteria of the set
 * @param decisionDue last day of the cohort's last step
 * @param earlier what is compared with; null: there is nothing
 * @param judged wards at which somebody has said something of a criterion
 * @param verdicts what was said last of each criterion, in the order of the set
 * @param asked open recommendations by the level and the class that they lie with
 * @param stated what open recommendations say is the matter; at most three of a class and of a criterion, the most frequent first
 * @param spread published initiatives with the most sites; at most three
 * @param lessons published last; at most three
 * @param raised change requests that nobody has put together; grouped: that nobody has decided
 */
public record ReportFindings(
        LocalDate day,
        long province,
        int year,
        long setId,
        int criteria,
        @Nullable LocalDate decisionDue,
        @Nullable Earlier earlier,
        int judged,
        List<JudgedCriterion> verdicts,
        List<Asked> asked,
        List<Stated> stated,
        List<Told> spread,
        List<Told> lessons,
        int raised,
        int grouped) {
    public ReportFindings {
        verdicts = List.copyOf(verdicts);
        asked = List.copyOf(asked);
        stated = List.copyOf(stated);
        spread = List.copyOf(spread);
        lessons = List.copyOf(lessons);
    }

    /**
     * The same period of the year before, or the conference before.
     *
     * @param day of which these figures are
     * @param conferenceId 0: the year before
     * @param cohortId 0: there was no cohort in the year before, so that nothing is said of registrations
     * @param ended units of the lowest level that were there on that day and are no longer
     * @param begun units of the lowest level that were not there yet
     */
    public record Earlier(
            LocalDate day,
            long conferenceId,
            long cohortId,
            int registered,
            int recognised,
            int activities,
            long reached,
            int ended,
            int begun) {}

    /** @param judged wards at which somebody has said something of it @param notMet those where it was said last that it is not met */
    public record JudgedCriterion(String code, String title, int judged, int notMet) {}

    /** @param overdue of the open ones */
    public record Asked(String level, String classCode, int open, int overdue) {}

    /**
     * @param criterion code; empty: counted by class
     * @param groupId of the recommendations that somebody said are the same; 0: none
     */
    public record Stated(String classCode, String criterion, String title, long groupId, int count) {}

    /** @param sites of an initiative; 0 for lessons */
    public record Told(long id, String name, String unit, int sites) {}
}
