package vn.kieumau.indicators;

/**
 * Which surveys a list shows.
 *
 * @param year by its first month
 * @param show {@code there}, {@code missing}; else all
 * @param method code of one; empty for all
 */
public record SurveySearch(int year, String words, String show, String method) {}
