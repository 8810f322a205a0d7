package vn.kieumau.recognition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.documents.Certificate;

/**
 * A title with the decision that conferred it.
 *
 * @param earnedTitleId the title of the unit in whose place this one stands since a reorganisation; null: the unit earned it itself
 */
public record Title(
        long titleId,
        String body,
        long unitId,
        String unitName,
        String unitPath,
        String programmeNameVi,
        String programmeNameEn,
        String noticeVi,
        String noticeEn,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        String state,
        String certificateNumber,
        String certificateCode,
        LocalDate conferredOn,
        String decisionNumber,
        LocalDate decidedOn,
        String signatory,
        @Nullable Long earnedTitleId,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        @JsonIgnore long total) {

    /** Whether it has lapsed or was revoked: then no certificate is handed out any more. */
    public boolean ended() {
        return state.equals(TitleState.LAPSED.code()) || state.equals(TitleState.REVOKED.code());
    }

    /** What stands on paper; the address is the public page that confirms it. */
    public Certificate certificate(String confirmationUrl) {
        return new Certificate(
                body,
                programmeNameVi,
                cohortNameVi,
                unitName,
                unitPath,
                certificateNumber,
                decisionNumber,
                decidedOn,
                signatory,
                conferredOn,
                confirmationUrl,
                noticeVi.isEmpty() ? List.of() : List.of(noticeVi),
                illustrative);
    }

    public String certificateFileName() {
        return certificateNumber.replace('/', '-') + " " + unitName;
    }
}
