package vn.kieumau.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt, as it is typed.
 *
 * @param unitId that learnt it; stays as it was first
 * @param happened what was done and how it went
 * @param advice what to do, or to avoid
 * @param source where it was learnt, in words; not needed where there is an initiative
 * @param initiativeId at which it was learnt; null: at none
 * @param criteria that it is about, as CAP-KIEU-MAU:9
 */
public record NewLesson(
        long unitId,
        String title,
        String happened,
        String advice,
        @Nullable String source,
        @Nullable Long initiativeId,
        @Nullable List<String> criteria) {
    static final int SOURCE = 300;
}
