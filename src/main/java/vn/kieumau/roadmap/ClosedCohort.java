package vn.kieumau.roadmap;

/**
 * What became of a past year's registrations of a province, all of them decided.
 *
 * @param year in which they registered
 * @param registered wards, withdrawn ones among them, not negative
 * @param recognised how many of them got the title
 * @param lapsed how many of those have lost it since
 * @param years for how many years the titles have been looked at since, at least 1
 */
public record ClosedCohort(int year, int registered, int recognised, int lapsed, int years) {
    public ClosedCohort {
        if (registered < 0
                || recognised < 0
                || lapsed < 0
                || recognised > registered
                || lapsed > recognised
                || years < 1) {
            throw new IllegalArgumentException(
                    "cohort " + year + ": " + registered + ", " + recognised + ", " + lapsed + ", " + years);
        }
    }

    /** Share of a year in which a title was held that ended it: lapses for each title-year looked at; 0 to 1. */
    double lapsing() {
        return recognised == 0 ? 0 : (double) lapsed / ((long) recognised * years);
    }

    /** Share of registrations that end in a title; 0 to 1. */
    double succeeding() {
        return registered == 0 ? 0 : (double) recognised / registered;
    }
}
