package vn.kieumau.units;

import java.time.LocalDate;

/**
 * Where a unit went that ended on a day: one line of the file of successions. Format: docs/country.md.
 *
 * @param line where it stands in its file, from 2; 0 for one of the tree
 * @param day the first day on which the one is no longer
 */
record Succession(int line, String fromKey, String part, String toKey, LocalDate day, String legalBasis) {}
