package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked whether a title is still earned.
 *
 * @param failing codes of criteria that are not met any more
 * @param suggests nothing, warn or revoke, by the set's rule; null: the set has no rule
 */
public record TitleCheck(
        long checkId,
        LocalDate checkedOn,
        String note,
        List<String> failing,
        int criteria,
        @Nullable String suggests,
        String checkedByName,
        boolean illustrative) {}
