package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What stored figures say of wards before anybody does; told by the module that judges. */
public interface Readiness {
    /** Figures are there and the criterion's conditions hold. */
    String MET = "met";

    String NOT_MET = "not_met";
    /** Figures are missing. */
    String UNKNOWN = "unknown";

    /**
     * For each ward by the code of each criterion that figures have a say in: met, not_met or unknown. Criteria that people alone answer are
     * left out.
     *
     * @param day months that have closed by it count
     */
    Map<Long, Map<String, String>> byFigures(Cohort cohort, List<Long> wards, LocalDate day);
}
