package vn.kieumau.appraisal;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Where a level stands with a dossier. A level that has not begun has state under_way and no id. */
public record AppraisalHead(
        @Nullable Long appraisalId,
        String state,
        @Nullable Long preparedBy,
        @Nullable String preparedByName,
        @Nullable OffsetDateTime preparedAt,
        @Nullable String passedByName,
        @Nullable OffsetDateTime passedAt,
        String handBackReason,
        int findings) {
    static final AppraisalHead NOT_BEGUN =
            new AppraisalHead(null, AppraisalState.UNDER_WAY.code(), null, null, null, null, null, "", 0);

    public boolean is(AppraisalState asked) {
        return state.equals(asked.code());
    }
}
