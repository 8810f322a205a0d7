package vn.kieumau.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Titles that are held against the titles that were to be, by year and province.
 *
 * @param years that are looked at, up to the horizon
 * @param all everything together
 * @param provinces those with a target or a title; last, under 0, titles of wards that stand whole in none of them
 * @param ofEnded titles of wards that are no more: they count in no year after their end
 */
public record RoadmapBoard(
        Frame frame,
        boolean illustrative,
        List<Integer> years,
        RoadmapLine all,
        List<RoadmapLine> provinces,
        int ofEnded) {
    /** The year by which all is to be done. */
    public static final int HORIZON = 2030;

    /**
     * @param titles held by wards of cohorts up to each year, up to this year; before units were redrawn, of all that the province is made of
     * @param targets how many wards were to hold one at the end of each year that has a target
     * @param stating how many provinces have one for that year
     * @param breaks days on which the units were redrawn there: what was before is no beginning of what came after
     */
    public record RoadmapLine(
            long provinceId,
            String name,
            SortedMap<Integer, Integer> titles,
            SortedMap<Integer, Integer> targets,
            SortedMap<Integer, Integer> stating,
            List<LocalDate> breaks) {
        public int held() {
            return titles.isEmpty() ? 0 : titles.getOrDefault(titles.lastKey(), 0);
        }

        /** Held now of what is to be held at the horizon, in whole percent, rounded down: 100 is said of nothing less. Null: no target. */
        public @Nullable Integer share() {
            Integer target = targets.get(HORIZON);
            return target == null || target == 0 ? null : Integer.valueOf(100 * held() / target);
        }

        boolean empty() {
            return targets.isEmpty() && titles.values().stream().allMatch(count -> count == 0);
        }
    }

    /** A title that is counted. */
    public record HeldTitle(
            long titleId,
            long unitId,
            String unitName,
            String unitPath,
            int year,
            String certificateNumber,
            LocalDate conferredOn,
            boolean illustrative,
            @JsonIgnore long total) {}
}
