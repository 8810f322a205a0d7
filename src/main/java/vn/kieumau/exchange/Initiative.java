package vn.kieumau.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An initiative as lists and its page show it.
 *
 * @param state draft, published or ended
 * @param takenFromName null where there is none, or where it is not published any more
 * @param takenOver how many that the reader can read took it over
 * @param criteria keys of the criteria that it helps with, separated by spaces
 * @param reason of the last move that asked for one
 * @param mine whether the reader may keep it
 */
public record Initiative(
        long initiativeId,
        long unitId,
        String unitName,
        String unitPath,
        String kind,
        String name,
        String description,
        int sites,
        int teams,
        LocalDate since,
        @Nullable Integer cost,
        @Nullable Long contactOfficeId,
        @Nullable String contactName,
        @Nullable String contactNameEn,
        @Nullable Long takenFromId,
        @Nullable String takenFromName,
        @Nullable String takenFromUnit,
        int takenOver,
        String criteria,
        String state,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate endedOn,
        String reason,
        boolean mine,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {
    public boolean isIn(PublicationState asked) {
        return asked.code().equals(state);
    }
}
