package vn.kieumau.plans;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A building as it is typed, with the days on which its steps are to be reached; null where none is said. */
public record NewPremises(
        String name,
        @Nullable LocalDate land,
        @Nullable LocalDate design,
        @Nullable LocalDate funding,
        @Nullable LocalDate building,
        @Nullable LocalDate handedOver,
        @Nullable String note) {
    List<@Nullable LocalDate> planned() {
        return Arrays.asList(land, design, funding, building, handedOver);
    }
}
