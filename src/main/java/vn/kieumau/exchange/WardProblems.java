package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.units.UnitSummary;

/**
 * What a ward does not meet, and what others report to have helped.
 *
 * @param submission number of the submission whose verdict this is; null where it is by figures and what people said until today
 * @param unknown how many criteria more cannot be told yet
 */
public record WardProblems(
        UnitSummary ward,
        String programmeCode,
        String programmeNameVi,
        String programmeNameEn,
        int year,
        @Nullable Integer submission,
        int unknown,
        List<UnmetCriterion> problems) {

    /** @param truth not_met; met or unknown only where just this criterion was asked for */
    public record UnmetCriterion(
            String key, String code, String titleVi, String titleEn, String truth, List<HelpElsewhere> helps) {}

    /**
     * A published initiative of another unit.
     *
     * @param sameProvince its unit lies in the ward's province
     * @param sameType its unit is of the ward's type, in a province of the same type
     */
    public record HelpElsewhere(
            long initiativeId,
            String name,
            String kind,
            long unitId,
            String unitName,
            String unitPath,
            LocalDate since,
            String state,
            boolean sameProvince,
            boolean sameType,
            boolean illustrative,
            List<InitiativeEffect> effects) {}

    /** A ward that can be asked about. */
    public record AskableWard(long unitId, String name, String path) {}
}
