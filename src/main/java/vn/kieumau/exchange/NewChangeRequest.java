package vn.kieumau.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a unit asks to be changed in the criteria set.
 *
 * @param kind the code of a {@link ChangeKind}
 * @param experience what happened with the criterion
 * @param proposed how it should read; may be empty where it is to be dropped
 */
public record NewChangeRequest(
        long unitId,
        long setId,
        @Nullable String criterion,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String experience,
        @Nullable String proposed) {}
