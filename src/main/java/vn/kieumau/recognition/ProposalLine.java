package vn.kieumau.recognition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A letter as lists show it; wards are counted within the reader's reach. */
public record ProposalLine(
        long proposalId,
        long cohortId,
        String number,
        String cohortNameVi,
        String cohortNameEn,
        OffsetDateTime proposedAt,
        long proposedBy,
        String proposedByName,
        int wards,
        int conferred,
        int refused,
        @Nullable OffsetDateTime importedAt,
        String noticeVi,
        String noticeEn,
        boolean illustrative,
        @JsonIgnore long total) {
    public int undecided() {
        return wards - conferred - refused;
    }
}
