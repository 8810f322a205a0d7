package vn.kieumau.recommendations;

/**
 * Which recommendations are listed; empty, 0 or false: all.
 *
 * @param words in its title, what is asked, or the unit's name; accents are not needed
 * @param state {@code open} for all that nobody has answered yet, {@code settled} for all that somebody has
 * @param level of the office that has it
 * @param province in whose tree of today the unit lies
 * @param directives what goes down, instead of what goes up
 * @param document on whose ground directives were given
 * @param cohort of which they are
 * @param age for how long they were raised: week (under 7 days), month (to 30) or longer
 * @param criterion code of the one that they are about
 * @param answered level of the office that answered last; reopened ones lie open and have none
 * @param unit that they are about
 */
public record RecommendationFilter(
        String words,
        String classCode,
        String state,
        String level,
        boolean overdue,
        long province,
        boolean directives,
        long document,
        long cohort,
        String age,
        String criterion,
        String answered,
        long unit) {
    public static final String OPEN = "open";
    public static final String SETTLED = "settled";

    public RecommendationFilter(
            String words,
            String classCode,
            String state,
            String level,
            boolean overdue,
            long province,
            boolean directives,
            long document) {
        this(words, classCode, state, level, overdue, province, directives, document, 0, "", "", "", 0);
    }

    public RecommendationFilter(
            String words, String classCode, String state, String level, boolean overdue, long province) {
        this(words, classCode, state, level, overdue, province, false, 0);
    }
}
