package vn.kieumau.recommendations;

/**
 * Which recommendations are listed; empty, 0 or false: all.
 *
 * @param words in its title, what is asked, or the unit's name; accents are not needed
 * @param level of the office that has it
 * @param province in whose tree of today the unit lies
 */
public record RecommendationFilter(
        String words, String classCode, String state, String level, boolean overdue, long province) {}
