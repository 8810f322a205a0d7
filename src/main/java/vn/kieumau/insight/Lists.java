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

    public static String file(String table, String format, long cohort, long province) {
        return "/insight/export?table=" + table + "&format=" + format + "&cohort=" + cohort + in(province);
    }

    private static String in(long province) {
        return province == 0 ? "" : "&province=" + province;
    }
}
