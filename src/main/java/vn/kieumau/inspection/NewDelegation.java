package vn.kieumau.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delegation as it is typed.
 *
 * @param purpose code of a {@link Purpose}
 * @param beginsOn first day, as people or programs write days; endsOn the last
 * @param announced whether wards know of it before it sets out
 */
public record NewDelegation(
        @Nullable String name,
        @Nullable String purpose,
        @Nullable String beginsOn,
        @Nullable String endsOn,
        boolean announced,
        List<NewMember> members) {

    /**
     * @param login of the member's account
     * @param role head, deputy, secretary or member
     */
    public record NewMember(
            @Nullable String login,
            @Nullable String role,
            @Nullable String rank,
            @Nullable String post) {}
}
