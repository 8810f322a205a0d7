package vn.kieumau.insight;

/** Addresses of the lists that figures count; a province of 0 is all that the reader reaches. */
public final class Lists {
    private Lists() {}

    public static String dashboard(long cohort, long province) {
        return "/insight?cohort=" + cohort + in(province);
    }

    public static String registrations(long cohort, String state, long province) {
        return "/campaigns/" + cohort + "?state=" + state + in(province) + "#registrations";
    }

    public static String dossiers(long cohort, String state, long province) {
        return "/assessment?cohort=" + cohort + "&state=" + state + in(province);
    }

    /** Dossiers by what no other list tells apart: how long they lie, and what was said last of a criterion. */
    public static String counted(long cohort, String step, String age, String criterion, long province) {
        return "/insight/dossiers?cohort=" + cohort
                + (step.isEmpty() ? "" : "&step=" + step)
                + (age.isEmpty() ? "" : "&age=" + age)
                + (criterion.isEmpty() ? "" : "&criterion=" + criterion)
                + in(province);
    }

    public static String recommendations(long cohort, String level, String age, boolean overdue, long province) {
        return "/recommendations?state=open&cohort=" + cohort
                + (level.isEmpty() ? "" : "&level=" + level)
                + (age.isEmpty() ? "" : "&age=" + age)
                + (overdue ? "&overdue=true" : "")
                + in(province);
    }

    /**
     * Recommendations of a state, told apart by one more thing.
     *
     * @param by name of that filter; empty: by nothing more
     */
    public static String recommendationsBy(
            long cohort, String state, String by, String value, boolean overdue, long province) {
        return "/recommendations?state=" + state + "&cohort=" + cohort
                + (by.isEmpty() ? "" : "&" + by + "=" + value)
                + (overdue ? "&overdue=true" : "")
                + in(province);
    }

    /** A page of this module about a cohort. @param page below /insight/, without parameters */
    public static String page(String page, long cohort, long province) {
        return "/insight/" + page + "?cohort=" + cohort + in(province);
    }

    /** Dossiers by what was said last of a criterion. @param result empty: nothing yet */
    public static String judged(long cohort, String criterion, String result, long province) {
        return "/insight/criteria/" + criterion + "/dossiers?cohort=" + cohort + "&result=" + result + in(province);
    }

    /** Titles that are held. @param until those of cohorts up to this year, under provinces as they were at its end */
    public static String titles(int until, long province) {
        return "/insight/titles?until=" + until + in(province);
    }

    /** Wards in need of support. @param reason empty: for any reason */
    public static String inNeed(long cohort, String reason, long province) {
        return "/insight/support?cohort=" + cohort + (reason.isEmpty() ? "" : "&reason=" + reason) + in(province);
    }

    public static String file(String table, String format, long cohort, long province) {
        return "/insight/export?table=" + table + "&format=" + format + "&cohort=" + cohort + in(province);
    }

    private static String in(long province) {
        return province == 0 ? "" : "&province=" + province;
    }
}
