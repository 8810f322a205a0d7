package vn.kieumau.exchange;

import java.time.LocalDate;

/**
 * A figure, day or name in a sentence of a report.
 *
 * @param code of what it is
 * @param definition in Vietnamese, as it was when the sentence was written
 * @param printed as the sentence has it
 * @param asOf the day of which it is
 * @param list address of the list or page that it counts or names; empty: there is none
 */
public record ReportFigure(String code, String definition, String printed, LocalDate asOf, String list) {}
