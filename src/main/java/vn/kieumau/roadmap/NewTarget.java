package vn.kieumau.roadmap;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is typed.
 *
 * @param wards that hold the title at the end of the year, all together
 * @param reason required where the year has a target already
 * @param documentNumber of what sets it; null or empty: none
 */
public record NewTarget(
        int year,
        int wards,
        @Nullable String reason,
        @Nullable String documentNumber,
        @Nullable LocalDate documentOn) {
    public static final int FIRST_YEAR = 2021;
    public static final int LAST_YEAR = 2045;
    public static final int MOST = 99_999;
}
