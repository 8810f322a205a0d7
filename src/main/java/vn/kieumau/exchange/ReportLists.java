package vn.kieumau.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Addresses of the lists that the figures of a report count.
 *
 * @param provinceId 0: the country
 */
record ReportLists(long cohortId, long provinceId) {
    String cohort() {
        return "/campaigns/" + cohortId;
    }

    /** What each province has and had registered as of a day. */
    String totals(LocalDate day) {
        return cohort() + "?as-of=" + day;
    }

    String registrations(String state, LocalDate day) {
        return before(cohortId, state, day);
    }

    /** @param of another cohort @param state empty: all */
    String before(long of, String state, LocalDate day) {
        return "/campaigns/" + of + "?as-of=" + day + in()
                + (state.isEmpty() ? "" : "&state=" + state + "#registrations");
    }

    /** Whatever became of them, without those withdrawn: the dossiers of the dashboard. */
    String registered() {
        return "/insight/dossiers?cohort=" + cohortId + in();
    }

    String notMet(String criterion) {
        return "/insight/dossiers?cohort=" + cohortId + "&criterion=" + criterion + in();
    }

    /** How many were judged on a criterion, beside those of which nothing was said yet. */
    String judged(String criterion) {
        return "/insight/criteria/" + criterion + "?cohort=" + cohortId + in();
    }

    String dashboard() {
        return "/insight?cohort=" + cohortId + in();
    }

    String dossiers(String state) {
        return "/assessment?cohort=" + cohortId + "&state=" + state + in();
    }

    /** @param level and classCode empty: all */
    String open(String level, String classCode, boolean overdue) {
        return "/recommendations?state=open&cohort=" + cohortId
                + (level.isEmpty() ? "" : "&level=" + level)
                + (classCode.isEmpty() ? "" : "&classCode=" + classCode)
                + (overdue ? "&overdue=true" : "")
                + in();
    }

    /** What was put together has a page; otherwise what says the same words. */
    String stated(ReportFindings.Stated stated) {
        return stated.groupId() == 0
                ? open("", stated.classCode(), false) + "&q="
                        + URLEncoder.encode(stated.title(), StandardCharsets.UTF_8)
                : "/recommendations/groups/" + stated.groupId();
    }

    String initiatives() {
        return "/exchange/initiatives?show=published" + in();
    }

    /** @param state empty: all */
    String requests(long set, String state) {
        return "/exchange/requests?set=" + set + (state.isEmpty() ? "" : "&state=" + state) + in();
    }

    /** Of a year, until a day. */
    String activities(int year, LocalDate day) {
        LocalDate until = day.getYear() > year ? LocalDate.of(year, 12, 31) : day;
        return "/exchange/activities?from=" + LocalDate.of(year, 1, 1) + "&until=" + until
                + (provinceId == 0 ? "" : "&unit=" + provinceId);
    }

    /** What was kept when a conference was held. */
    static String counted(long conferenceId, String figure, long provinceId) {
        return "/exchange/conferences/" + conferenceId + "/counted?figure=" + figure
                + (provinceId == 0 ? "" : "&province=" + provinceId);
    }

    private String in() {
        return provinceId == 0 ? "" : "&province=" + provinceId;
    }
}
