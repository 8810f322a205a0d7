package vn.kieumau.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conclusion as it is typed.
 *
 * @param heldOn day of the working session, as people or programs write days
 * @param attendees who took part, one a line
 */
public record NewConclusion(
        @Nullable String heldOn,
        @Nullable String place,
        @Nullable String attendees,
        @Nullable String strengths,
        @Nullable String limits,
        @Nullable String causes,
        List<NewDemand> demands) {

    /**
     * @param visitId of the ward that is to do it
     * @param due by when, as people or programs write days
     */
    public record NewDemand(
            long visitId, @Nullable String text, @Nullable String due) {}
}
