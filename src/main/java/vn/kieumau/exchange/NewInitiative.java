package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An initiative as it is typed.
 *
 * @param unitId that keeps it; stays as it was first
 * @param kind model, movement or contest
 * @param sites how many places it is at ("điểm")
 * @param teams how many teams run it ("tổ")
 * @param cost million VND; null: not said
 * @param contactOfficeId who answers questions; null: not said
 * @param takenFromId the initiative that it was taken over from; null: it is the unit's own
 * @param criteria that it helps with, each by the code of its programme and its own, as CAP-KIEU-MAU:9
 */
public record NewInitiative(
        long unitId,
        String kind,
        String name,
        @Nullable String description,
        int sites,
        int teams,
        LocalDate since,
        @Nullable Integer cost,
        @Nullable Long contactOfficeId,
        @Nullable Long takenFromId,
        @Nullable List<String> criteria) {
    public static final int MOST = 100_000;
    public static final int MOST_COST = 100_000_000;
}
