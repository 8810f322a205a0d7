package vn.kieumau.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A practice that a unit took home from a study visit.
 *
 * @param seenAt the ward at which it was seen; null where that is not said
 * @param intended what is to become of it
 * @param late its day has passed and it is neither introduced nor dropped
 * @param mine whether the reader may say what became of it
 */
public record TakeHome(
        long takeHomeId,
        long delegationId,
        long unitId,
        String unitName,
        String unitPath,
        @Nullable Long seenUnitId,
        @Nullable String seenAt,
        String practice,
        String intended,
        LocalDate due,
        String state,
        boolean late,
        String notedByName,
        OffsetDateTime notedAt,
        @Nullable OffsetDateTime importedAt,
        boolean mine,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {}
