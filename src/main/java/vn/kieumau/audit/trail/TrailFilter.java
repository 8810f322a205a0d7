package vn.kieumau.audit.trail;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are read.
 *
 * @param words in subject, reason, actor or office; accents are not needed
 * @param act empty: all
 * @param from first day of the act; until: last day
 */
public record TrailFilter(
        String words,
        String act,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {}
