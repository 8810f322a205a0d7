package vn.kieumau.plans;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A building for a ward's police.
 *
 * @param step the last one that was reached
 * @param days for each step from land on when it is planned and when it was reached
 * @param note what was said last
 */
public record PremisesProject(
        long premisesId,
        long unitId,
        String name,
        String step,
        List<Day> days,
        String note,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version) {

    /** A step's days. */
    public record Day(
            String step,
            @Nullable LocalDate planned,
            @Nullable LocalDate reached) {
        /** Whether its planned day has passed without it, or it came after that day. */
        public boolean late(LocalDate today) {
            return planned != null && (reached == null ? planned.isBefore(today) : reached.isAfter(planned));
        }
    }

    /** As it is stored: days one after the other, separated by commas, nothing for one that is not known. */
    record Stored(
            long premisesId,
            long unitId,
            String name,
            String step,
            String planned,
            String reached,
            String note,
            @Nullable OffsetDateTime importedAt,
            boolean illustrative,
            int version) {
        PremisesProject read() {
            List<@Nullable LocalDate> plannedDays = days(planned);
            List<@Nullable LocalDate> reachedDays = days(reached);
            List<Day> days = new ArrayList<>();
            for (PremisesStep each : PremisesStep.values()) {
                if (each != PremisesStep.PLANNED) {
                    days.add(new Day(each.code(), plannedDays.get(each.day()), reachedDays.get(each.day())));
                }
            }
            return new PremisesProject(
                    premisesId, unitId, name, step, List.copyOf(days), note, importedAt, illustrative, version);
        }
    }

    static List<@Nullable LocalDate> days(String stored) {
        List<@Nullable LocalDate> days = new ArrayList<>();
        for (String each : stored.split(",", -1)) {
            days.add(each.isEmpty() ? null : LocalDate.parse(each));
        }
        return days;
    }

    @JsonIgnore
    public PremisesStep at() {
        return PremisesStep.of(step);
    }

    /** The move to the next step; empty once it is handed over. */
    public Optional<PremisesMove> onwards() {
        return PremisesMove.of(at(), true);
    }

    public Optional<PremisesMove> back() {
        return PremisesMove.of(at(), false);
    }

    /** Whether the next step should have been reached already. */
    public boolean late(LocalDate today) {
        return onwards().isPresent() && days.get(onwards().get().to().day()).late(today);
    }
}
