package vn.kieumau.plans;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A registration's plan as lists show it.
 *
 * @param criteria of the set; planned: those of them with an action
 * @param late actions whose due day is past, and that are not done
 * @param nextDue of the actions that are not done
 */
public record PlanLine(
        long registrationId,
        long unitId,
        String unitName,
        String unitPath,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        String state,
        int criteria,
        int planned,
        int actions,
        int late,
        int done,
        @Nullable LocalDate nextDue,
        boolean illustrative,
        @JsonIgnore long total) {}
