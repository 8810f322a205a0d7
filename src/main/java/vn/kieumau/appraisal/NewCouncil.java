package vn.kieumau.appraisal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A council as it is typed.
 *
 * @param decidedOn day of the decision that founds it, as people or programs write days
 */
public record NewCouncil(
        @Nullable String name,
        @Nullable String decisionNumber,
        @Nullable String decidedOn,
        List<NewMember> members) {

    /** @param login of the member's account */
    public record NewMember(
            @Nullable String login,
            @Nullable String office,
            @Nullable String role) {}
}
