package vn.kieumau.inspection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A delegation: whose it is, for what, when, and how far it has come.
 *
 * @param unitId the province that sends it, or the country
 * @param endsOn last day
 * @param member whether the reader goes with it
 */
public record DelegationHead(
        long delegationId,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        long setId,
        long unitId,
        String officeName,
        String officeNameEn,
        String purpose,
        String name,
        LocalDate beginsOn,
        LocalDate endsOn,
        boolean announced,
        String state,
        String preparedByName,
        OffsetDateTime preparedAt,
        String decisionNumber,
        @Nullable LocalDate decidedOn,
        @Nullable String decidedByName,
        String cancelReason,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version,
        @Nullable String headRank,
        @Nullable String headPost,
        int members,
        int wards,
        boolean member,
        long total) {

    public boolean is(DelegationState state) {
        return state.code().equals(this.state);
    }
}
