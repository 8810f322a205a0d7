package vn.kieumau.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked of those above in a cohort: what lies where and for how long, and how long answers took. */
public record RecommendationBoard(
        Frame frame,
        boolean illustrative,
        AskedSum all,
        List<AskedLevel> levels,
        List<AskedKind> kinds,
        List<AskedProvince> provinces) {

    /**
     * @param open not answered, by the days since they were raised
     * @param overdue of these, those whose last day has passed
     * @param settled answered, closed ones too
     */
    public record AskedSum(Ages open, int overdue, int settled) {
        static final AskedSum NONE = new AskedSum(Ages.NONE, 0, 0);
    }

    /**
     * @param sum what lies open there, and what was answered there
     * @param median half of what was answered there was answered within so many days of being raised; null where nothing was
     */
    public record AskedLevel(
            String level, AskedSum sum, @Nullable Integer median) {}

    public record AskedKind(String code, AskedSum sum) {}

    /** @param provinceId 0: of units that lie whole in no province of today */
    public record AskedProvince(long provinceId, String name, AskedSum sum) {}
}
