package vn.kieumau.archive;

import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How long packages of a programme and an outcome are kept. No source that is known to us says it (ADR 0041): where nobody has said,
 * it is the default, whose basis is empty.
 *
 * @param years null: for ever
 * @param basis the legal source, or who decided
 * @param keptByName null with keptAt: the default
 */
public record Retention(
        String programmeCode,
        String programmeNameVi,
        String programmeNameEn,
        String outcome,
        @Nullable Integer years,
        String basis,
        @Nullable String keptByName,
        @Nullable OffsetDateTime keptAt) {
    static final int DEFAULT_YEARS = 20;

    /** The last day: years are counted from the end of the one in which the decision was made. */
    public @Nullable LocalDate until(LocalDate decidedOn) {
        return years == null ? null : LocalDate.of(decidedOn.getYear() + years, Month.DECEMBER, 31);
    }
}
