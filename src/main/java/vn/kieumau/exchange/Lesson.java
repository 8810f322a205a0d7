package vn.kieumau.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt.
 *
 * @param initiativeName null where there is none, or where the reader cannot read it
 * @param criteria keys of the criteria that it is about, separated by spaces
 * @param state draft or published
 * @param mine whether the reader may change it
 */
public record Lesson(
        long lessonId,
        long unitId,
        String unitName,
        String unitPath,
        String title,
        String happened,
        String advice,
        String source,
        @Nullable Long initiativeId,
        @Nullable String initiativeName,
        String criteria,
        String state,
        @Nullable LocalDate publishedOn,
        boolean mine,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {}
