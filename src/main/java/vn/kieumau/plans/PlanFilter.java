package vn.kieumau.plans;

/**
 * Which plans are listed.
 *
 * @param words in the unit's name or path; accents are not needed
 * @param cohort and province 0: all
 * @param late only those in which something is late
 */
public record PlanFilter(String words, long cohort, long province, boolean late) {
    public boolean blank() {
        return words.isEmpty() && cohort == 0 && province == 0 && !late;
    }
}
