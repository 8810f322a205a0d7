package vn.kieumau.insight;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a cohort stands, within the reader's reach, as of the moment it was asked for.
 *
 * @param cohorts all that can be chosen, the newest first
 * @param provinceId the one province that all but the map speak of; 0: all in reach
 * @param illustrative something of it is stated by no source
 */
public record Dashboard(
        OffsetDateTime asOf,
        CohortChoice cohort,
        List<CohortChoice> cohorts,
        long provinceId,
        boolean illustrative,
        List<CountedFigure> figures,
        List<ProvinceStanding> provinces,
        List<HeatRow> criteria,
        List<StepAges> flow,
        List<LevelAges> recommendations) {

    public record CohortChoice(long cohortId, long setId, int year, String nameVi, String nameEn) {}

    /**
     * A count.
     *
     * @param list address of the very list that is counted
     */
    public record CountedFigure(String code, int count, String list) {}

    /** How far the wards of a province have come; a ward counts in one of them. */
    public enum Standing {
        OUT_OF_REACH,
        NONE,
        UNDER_WAY,
        SOME_RECOGNISED,
        ALL_DECIDED
    }

    /**
     * A province of the tree of today.
     *
     * @param unitId 0: wards that are whole in no single province of today
     * @param registered and not withdrawn, whatever became of it
     */
    public record ProvinceStanding(
            long unitId,
            @Nullable String code,
            String name,
            boolean reached,
            int proposed,
            int registered,
            int decided,
            int recognised) {
        public Standing standing() {
            return !reached
                    ? Standing.OUT_OF_REACH
                    : registered == 0
                            ? Standing.NONE
                            : decided == registered
                                    ? Standing.ALL_DECIDED
                                    : recognised > 0 ? Standing.SOME_RECOGNISED : Standing.UNDER_WAY;
        }
    }

    /**
     * A criterion at the wards of a province.
     *
     * @param provinceId 0: of all that the row has
     * @param judged wards at which somebody has said something of it
     * @param notMet of these, those at which the newest verdict is that it is not met
     */
    public record HeatCell(long provinceId, int judged, int notMet) {
        /** Whole percent, rounded half up; 0 where nobody has said anything. */
        public int percent() {
            return judged == 0 ? 0 : (200 * notMet + judged) / (2 * judged);
        }

        /** Which fifth of the scale it lies in, from 1; 0 where none fails. */
        public int shade() {
            return notMet == 0 ? 0 : Math.max(1, (percent() + 19) / 20);
        }
    }

    /** @param cells by province, in its order; none where nobody has said anything */
    public record HeatRow(String code, String titleVi, String titleEn, HeatCell all, List<HeatCell> cells) {
        public HeatCell of(long provinceId) {
            for (HeatCell each : cells) {
                if (each.provinceId() == provinceId) {
                    return each;
                }
            }
            return new HeatCell(provinceId, 0, 0);
        }
    }

    /** The dossier that has stood at a step for longest. */
    public record OldestDossier(String step, long dossierId, long unitId, String unitName, int days) {}

    /** @param step state of a dossier that somebody works on */
    public record StepAges(String step, Ages ages, @Nullable OldestDossier oldest) {}

    /**
     * Open recommendations that lie at a level.
     *
     * @param overdue of these, those whose last day has passed
     * @param oldestId the one raised first; null where there is none
     */
    public record LevelAges(
            String level, Ages ages, int overdue, @Nullable Long oldestId, int oldestDays) {}

    public int count(String figure) {
        return figures.stream()
                .filter(each -> each.code().equals(figure))
                .mapToInt(CountedFigure::count)
                .sum();
    }

    /** Provinces with registered wards, in the order of the country: the columns of the table of criteria. */
    public List<ProvinceStanding> columns() {
        return provinces.stream()
                .filter(each -> each.registered() > 0 && (provinceId == 0 || each.unitId() == provinceId))
                .toList();
    }

    public Optional<ProvinceStanding> chosen() {
        return provinces.stream()
                .filter(each -> provinceId != 0 && each.unitId() == provinceId)
                .findFirst();
    }

    /** The criterion at which most wards fail; empty where none does. */
    public Optional<HeatRow> heaviest() {
        return criteria.stream()
                .filter(each -> each.all().notMet() > 0)
                .reduce((one, other) -> other.all().notMet() > one.all().notMet() ? other : one);
    }

    public int openRecommendations() {
        return recommendations.stream().mapToInt(each -> each.ages().total()).sum();
    }
}
