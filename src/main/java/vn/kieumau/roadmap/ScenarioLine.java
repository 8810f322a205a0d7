package vn.kieumau.roadmap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A scenario in a list, with its last run. @param runState null: nobody has asked yet @param registering wards that register in its plan */
public record ScenarioLine(
        long scenarioId,
        String name,
        String madeByName,
        OffsetDateTime madeAt,
        boolean illustrative,
        @Nullable String runState,
        @Nullable Double gap,
        @Nullable Integer registering,
        boolean adopted,
        @JsonIgnore long total) {}
