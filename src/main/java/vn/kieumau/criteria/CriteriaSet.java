package vn.kieumau.criteria;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version of a programme's criteria; its notice is shown wherever the set is. */
public record CriteriaSet(
        long id,
        String programmeNameVi,
        String programmeNameEn,
        String version,
        String titleVi,
        String titleEn,
        String noticeVi,
        String noticeEn,
        String state,
        @Nullable LocalDate publishedOn,
        boolean complete,
        @Nullable LocalDate retiredOn,
        int criteria) {
    /** Whether a cohort may be opened on it on that day. */
    public boolean publishedBy(LocalDate day) {
        return state.equals("published") && publishedOn != null && !publishedOn.isAfter(day);
    }
}
