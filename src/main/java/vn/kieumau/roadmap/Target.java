package vn.kieumau.roadmap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How many wards of a province are to hold the title at the end of a year, as somebody set it once. */
public record Target(
        long targetId,
        long unitId,
        int year,
        int wards,
        String reason,
        String documentNumber,
        @Nullable LocalDate documentOn,
        String setByName,
        OffsetDateTime setAt,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        @JsonIgnore long total) {}
