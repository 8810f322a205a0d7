package vn.kieumau.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;

/** With whom the dossiers of a cohort lie and which are late; told by the module that keeps them, within the reader's reach. */
public interface StepProgress {
    /** Steps of a dossier, in their order; each is over when the next begins. */
    List<String> STEPS = List.of("answers", "province", "ministry", "decision");

    /**
     * @param step one of {@link #STEPS}, or done
     * @param waiting dossiers at the step
     * @param late of these, those whose day has passed: that of the cohort, or that of a return
     */
    record StepCount(String step, int waiting, int late) {}

    /** @param due the day that has passed */
    record LateUnit(
            long registrationId,
            long unitId,
            String unitName,
            String unitPath,
            String step,
            LocalDate due,
            int days,
            boolean illustrative,
            @JsonIgnore long total) {}

    /** Late dossiers of a cohort that is not over. */
    record LateCohort(long cohortId, String nameVi, String nameEn, int late, LocalDate due, boolean illustrative) {}

    List<StepCount> counts(Actor reader, long cohortId);

    /**
     * The latest first.
     *
     * @param step empty: any
     * @param provinceId 0: any
     */
    PageOf<LateUnit> late(Actor reader, long cohortId, String step, long provinceId, Paging paging);

    /** Of all cohorts in which there are any. */
    List<LateCohort> lateCohorts(Actor reader);
}
