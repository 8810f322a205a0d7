package vn.kieumau.appraisal;

import java.util.List;

/** What delegations found on the spot; told by the module that sends them. */
public interface FieldFindings {
    /**
     * One criterion of a dossier.
     *
     * @param result met or not met: what could not be seen says nothing
     * @param own whether the reader is one of those who found it
     */
    record FieldFinding(long dossierId, long criterionId, String result, boolean own) {}

    /** Of the dossiers of a cohort, what the last delegation that has ended its work at the ward found, each criterion once. */
    List<FieldFinding> ofCohort(long cohortId, long readerId);
}
