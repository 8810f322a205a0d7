package vn.kieumau.appraisal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is typed.
 *
 * @param meetsAt time of the day, as 08:30
 * @param dossiers on its agenda
 */
public record NewSession(
        @Nullable String meetsOn,
        @Nullable String meetsAt,
        @Nullable String place,
        List<Long> dossiers) {}
